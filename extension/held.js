import { accept, lookUp } from "./bulletin.js";
import { Refused, fromBase64, readBulletin } from "./bulletin_layout.js";

/**
 * The list that is held on this device: believed anew each time, looked into on this device only.
 *
 * @typedef {import("./bulletin.js").Listed} Listed
 * @typedef {import("./bulletin.js").Trust} Trust
 * @typedef {{current: string | null, next: string | null}} Keys Public keys in base64.
 * @typedef {{whole: string, current: string, next: string | null, pinned: string}} Kept What is stored: the list in base64, the
 *   keys to believe from it on, and the keys that the extension pinned when it came.
 * @typedef {{subtle: SubtleCrypto, keys: Keys, knownGood: readonly string[], now: Date}} Given
 * @typedef {import("./bulletin_layout.js").Refusal | "no_key" | "no_list" | "no_signatures" | "broken"} Why
 * @typedef {{kind: "listed", listed: Listed, issued: string} | {kind: "not_listed", issued: string}
 *   | {kind: "not_checked", why: Why}} Found
 */

/**
 * What the held list says about a canonical address. Whatever is wrong with the list, the answer is *not checked*: never that an
 * address is not on it.
 *
 * @param {Given} given
 * @param {Kept | null} kept
 * @param {string} address
 * @returns {Promise<Found>}
 */
export async function consult(given, kept, address) {
  try {
    const { bulletin } = await believe(given, kept);
    const today = given.now.toISOString().slice(0, 10);
    const listed = await lookUp(given.subtle, bulletin, address, today, given.knownGood);
    const issued = new Date(bulletin.head.issued * 1000).toISOString().slice(0, 10);
    return listed ? { kind: "listed", listed, issued } : { kind: "not_listed", issued };
  } catch (error) {
    return { kind: "not_checked", why: reason(error) };
  }
}

/** Why there is nothing to look into. */
export class Nothing extends Error {
  /** @param {"no_key" | "no_list"} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** @param {Given} given @param {Kept | null} kept */
export async function believe({ subtle, keys, knownGood, now }, kept) {
  const trust = trustOf(keys, kept);
  await refuseBlind(subtle, trust);
  if (!kept) throw new Nothing("no_list");
  return accept(subtle, fromBase64(kept.whole), { trust, knownGood, now: now.getTime() / 1000 });
}

/**
 * Rejects where this browser cannot verify a signature.
 *
 * @param {SubtleCrypto} subtle @param {Trust} trust
 */
export async function refuseBlind(subtle, trust) {
  await subtle.importKey("raw", trust.current, { name: "Ed25519" }, false, ["verify"]);
}

/**
 * The keys to believe: those that the held list led to, as long as the extension pins the keys it pinned then.
 *
 * @param {Keys} keys @param {Kept | null} kept @returns {Trust}
 */
export function trustOf(keys, kept) {
  if (keys.current === null) throw new Nothing("no_key");
  const { current, next } = kept && kept.pinned === pinned(keys) ? kept : { current: keys.current, next: keys.next };
  return { current: fromBase64(current), next: next === null ? null : fromBase64(next) };
}

/** @param {Keys} keys */
export function pinned({ current, next }) {
  return `${current} ${next}`;
}

/** The held list taken apart, to hold a newer one against it: also where it has grown too old to be looked into. */
export function heldOf(/** @type {Keys} */ keys, /** @type {Kept | null} */ kept) {
  try {
    return kept && kept.pinned === pinned(keys) ? readBulletin(fromBase64(kept.whole)) : null;
  } catch {
    return null; // what was stored is damaged: take the list anew
  }
}

/** @param {unknown} error @returns {Why} */
export function reason(error) {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof Nothing) return error.why;
  return error instanceof DOMException && error.name === "NotSupportedError" ? "no_signatures" : "broken";
}
