/**
 * The bulletin's bytes, as `casefile/bulletin/layout.py` describes them. `tests/contract/bulletin_vectors.json` binds the two.
 *
 * @typedef {"garbled" | "unknown_key" | "forged" | "older" | "stale" | "future" | "flags_known_good" | "other_base"} Refusal
 * @typedef {{version: number, issued: number, begins: number, salt: Uint8Array<ArrayBuffer>, entries: number,
 *   bodyDigest: Uint8Array, keyId: Uint8Array}} Head `issued` in seconds and `begins` in days since 1970.
 * @typedef {{head: Head, signed: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>,
 *   rotations: Uint8Array<ArrayBuffer>[], body: Uint8Array<ArrayBuffer>}} Bulletin
 */

export const HEAD = 78;
export const SIGNATURE = 64;
export const ROTATION = 144;
export const DIGEST = 8;
export const ENTRY = 9;
export const MAX_ENTRIES = 200_000;
const MAX_ROTATIONS = 16;

/** A bulletin that is not believed. Its state is *not checked*, whatever the reason. */
export class Refused extends Error {
  /** @param {Refusal} refusal */
  constructor(refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/**
 * A bulletin taken apart. Nothing of it is verified yet but its shape.
 *
 * @param {Uint8Array<ArrayBuffer>} whole
 * @returns {Bulletin}
 */
export function readBulletin(whole) {
  if (whole.length <= HEAD + SIGNATURE || !hasMagic(whole, "LWB1")) throw new Refused("garbled");
  const at = HEAD + SIGNATURE;
  const end = at + 1 + ROTATION * whole[at];
  const head = readHead(whole);
  const body = whole.slice(end);
  if (whole[at] > MAX_ROTATIONS || head.entries > MAX_ENTRIES || body.length !== ENTRY * head.entries) {
    throw new Refused("garbled");
  }
  const rotations = [];
  for (let start = at + 1; start < end; start += ROTATION) rotations.push(whole.slice(start, start + ROTATION));
  return { head, signed: whole.slice(0, HEAD), signature: whole.slice(HEAD, at), rotations, body };
}

/** @param {Uint8Array<ArrayBuffer>} whole @returns {Head} */
function readHead(whole) {
  const view = new DataView(whole.buffer, whole.byteOffset, HEAD);
  return {
    version: view.getUint32(4),
    issued: view.getUint32(12),
    begins: view.getUint16(16),
    salt: whole.slice(18, 34),
    entries: view.getUint32(34),
    bodyDigest: whole.slice(38, 70),
    keyId: whole.slice(70, 78),
  };
}

/** @param {Uint8Array} bytes @param {string} magic */
export function hasMagic(bytes, magic) {
  return [...magic].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

/** @param {Uint8Array} one @param {Uint8Array} other */
export function isSame(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/**
 * The order of two digests that stand at these places.
 *
 * @param {Uint8Array} one @param {number} at
 * @param {Uint8Array} other @param {number} there
 */
export function compare(one, at, other, there) {
  for (let i = 0; i < DIGEST; i++) {
    const difference = one[at + i] - other[there + i];
    if (difference) return difference;
  }
  return 0;
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(""));
}
