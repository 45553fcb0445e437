import { DIGEST, Refused, compare, isSame, readBulletin } from "./bulletin_layout.js";
import { isTrusted, trustAfter } from "./bulletin_trust.js";

/**
 * What a client does with a bulletin: believe it or not, and look an address up in it. The rules are those of
 * `casefile/bulletin/client.py`; `tests/contract/bulletin_vectors.json` binds the two.
 *
 * @typedef {import("./bulletin_layout.js").Bulletin} Bulletin
 * @typedef {import("./bulletin_trust.js").Trust} Trust
 * @typedef {{level: "high" | "caution", kind: "lure" | "other_fraud", expires: string}} Listed
 */

const MAX_AGE = 7 * 86_400;
const SKEW = 86_400;
const HIGH = 0x80;
const OTHER_FRAUD = 0x40;
const WEEKS = 0x3f;
const DOMAIN = "lurewatch bulletin address\0";

/**
 * Believe a bulletin, or throw Refused.
 *
 * @param {SubtleCrypto} subtle
 * @param {Uint8Array<ArrayBuffer>} whole
 * @param {{trust: Trust, now: number, knownGood: readonly string[], held?: Bulletin | null}} given `now` in seconds since 1970.
 * @returns {Promise<{bulletin: Bulletin, trust: Trust}>}
 */
export async function accept(subtle, whole, { trust, now, knownGood, held }) {
  const bulletin = readBulletin(whole);
  const after = await trustAfter(subtle, bulletin, trust);
  await refuseUntrueBody(subtle, bulletin);
  if (bulletin.head.issued > now + SKEW) throw new Refused("future");
  if (bulletin.head.issued < now - MAX_AGE) throw new Refused("stale");
  if (held && (await isOlder(subtle, bulletin, held, after))) throw new Refused("older");
  for (const address of knownGood) {
    if ((await markAt(subtle, bulletin, address)) !== null) throw new Refused("flags_known_good");
  }
  return { bulletin, trust: after };
}

/**
 * What a believed bulletin says about a canonical address, or null where it is not on it. Throws Refused where the list names a
 * page of a site that is known to be good: such a list is believed in nothing.
 *
 * @param {SubtleCrypto} subtle
 * @param {Bulletin} bulletin
 * @param {string} address
 * @param {string} today YYYY-MM-DD, UTC
 * @param {readonly string[]} knownGood
 * @returns {Promise<Listed | null>}
 */
export async function lookUp(subtle, bulletin, address, today, knownGood) {
  const mark = await markAt(subtle, bulletin, address);
  if (mark === null) return null;
  if (isKnownGood(address, knownGood)) throw new Refused("flags_known_good");
  const expires = new Date((bulletin.head.begins + 7 * (mark & WEEKS)) * 86_400_000).toISOString().slice(0, 10);
  if (expires <= today) return null;
  return { level: mark & HIGH ? "high" : "caution", kind: mark & OTHER_FRAUD ? "other_fraud" : "lure", expires };
}

/** @param {string} address @param {readonly string[]} knownGood */
function isKnownGood(address, knownGood) {
  const host = new URL(address).hostname;
  const sites = knownGood.map((one) => new URL(one).hostname.replace(/^www\./, ""));
  return sites.some((site) => host === site || host.endsWith(`.${site}`));
}

/** @param {SubtleCrypto} subtle @param {Bulletin} bulletin */
async function refuseUntrueBody(subtle, { head, body }) {
  const digest = new Uint8Array(await subtle.digest("SHA-256", body));
  if (!isSame(digest, head.bodyDigest)) throw new Refused("forged");
  for (let at = DIGEST; at < DIGEST * head.entries; at += DIGEST) {
    if (compare(body, at - DIGEST, body, at) >= 0) throw new Refused("garbled"); // a search by halves would miss entries
  }
}

/** A list that was signed by a key no longer believed holds no newer one back. */
async function isOlder(
  /** @type {SubtleCrypto} */ subtle,
  /** @type {Bulletin} */ bulletin,
  /** @type {Bulletin} */ held,
  /** @type {Trust} */ after,
) {
  const isNewer = bulletin.head.version > held.head.version || isSame(bulletin.signed, held.signed);
  return !isNewer && (await isTrusted(subtle, held.head.keyId, after));
}

/** @param {SubtleCrypto} subtle @param {Bulletin} bulletin @param {string} address */
async function markAt(subtle, { head, body }, address) {
  const [domain, named] = [DOMAIN, address].map((text) => new TextEncoder().encode(text));
  const hashed = await subtle.digest("SHA-256", Uint8Array.of(...domain, ...head.salt, ...named));
  const wanted = new Uint8Array(hashed);
  let [low, high] = [0, head.entries];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(body, middle * DIGEST, wanted, 0) < 0) low = middle + 1;
    else high = middle;
  }
  const isThere = low < head.entries && compare(body, low * DIGEST, wanted, 0) === 0;
  return isThere ? body[DIGEST * head.entries + low] : null;
}
