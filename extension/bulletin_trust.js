import { Refused, hasMagic, isSame } from "./bulletin_layout.js";

/**
 * Whose signature counts: two pinned keys, and the statements by which the first hands over to the second. The rules are
 * those of `casefile/bulletin/trust.py`.
 *
 * @typedef {import("./bulletin_layout.js").Bulletin} Bulletin
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {{current: Bytes, next: Bytes | null}} Trust
 */

const STATEMENT = 80;

/**
 * The keys to believe from this bulletin on.
 *
 * @param {SubtleCrypto} subtle
 * @param {Bulletin} bulletin
 * @param {Trust} trust
 * @returns {Promise<Trust>}
 */
export async function trustAfter(subtle, bulletin, trust) {
  const signer = bulletin.head.keyId;
  let after = await rotated(subtle, bulletin.rotations, trust, signer);
  if (!after && trust.next && (await isKey(subtle, signer, trust.next))) after = { current: trust.next, next: null };
  if (!after) throw new Refused("unknown_key");
  if (!(await isSigned(subtle, after.current, bulletin.signature, bulletin.signed))) throw new Refused("forged");
  return after;
}

/**
 * Whether an id is one of these keys'.
 *
 * @param {SubtleCrypto} subtle @param {Uint8Array} id @param {Trust} trust
 */
export async function isTrusted(subtle, id, { current, next }) {
  return (await isKey(subtle, id, current)) || (next !== null && (await isKey(subtle, id, next)));
}

/** @param {SubtleCrypto} subtle @param {Bytes[]} rotations @param {Trust} trust @param {Uint8Array} signer */
async function rotated(subtle, rotations, trust, signer) {
  let found = (await isKey(subtle, signer, trust.current)) ? trust : null;
  for (const rotation of rotations) {
    const following = await step(subtle, rotation, trust);
    if (!following) continue;
    trust = following;
    if (await isKey(subtle, signer, trust.current)) found = trust;
  }
  return found;
}

/** @param {SubtleCrypto} subtle @param {Bytes} rotation @param {Trust} trust @returns {Promise<Trust | null>} */
async function step(subtle, rotation, trust) {
  const current = rotation.slice(8, 40);
  const isOurs =
    hasMagic(rotation, "LWR1") &&
    (await isKey(subtle, rotation.slice(72, STATEMENT), trust.current)) &&
    trust.next !== null &&
    isSame(current, trust.next);
  const isGood =
    isOurs && (await isSigned(subtle, trust.current, rotation.slice(STATEMENT), rotation.slice(0, STATEMENT)));
  return isGood ? { current, next: rotation.slice(40, 72) } : null;
}

/** @param {SubtleCrypto} subtle @param {Uint8Array} id @param {Bytes} key */
async function isKey(subtle, id, key) {
  return isSame(id, new Uint8Array(await subtle.digest("SHA-256", key)).slice(0, 8));
}

/** @param {SubtleCrypto} subtle @param {Bytes} key @param {Bytes} signature @param {Bytes} signed */
async function isSigned(subtle, key, signature, signed) {
  const imported = await subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
  return subtle.verify({ name: "Ed25519" }, imported, signature, signed);
}
