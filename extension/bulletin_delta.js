import { DIGEST, ENTRY, Refused, compare, hasMagic } from "./bulletin_layout.js";

/** @typedef {import("./bulletin_layout.js").Bulletin} Bulletin */

const OPENING = 10;
const COUNT = 4;
const PLACE = 3;

/**
 * The later bulletin, whole, from the changes to the one that is held (`casefile/bulletin/delta.py`). It is to be accepted like
 * any other: what comes out must be what was signed.
 *
 * @param {Uint8Array<ArrayBuffer>} delta
 * @param {Bulletin} base
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function applyDelta(delta, base) {
  if (!hasMagic(delta, "LWD1")) throw new Refused("garbled");
  const view = new DataView(delta.buffer, delta.byteOffset, delta.length);
  const front = OPENING + number(view, 8, 2);
  if (number(view, 4, 4) !== base.head.version) throw new Refused("other_base");
  const gone = number(view, front, COUNT);
  const places = front + COUNT;
  const added = places + PLACE * gone + COUNT;
  const come = number(view, added - COUNT, COUNT);
  if (delta.length - added !== ENTRY * come) throw new Refused("garbled");
  const removed = new Set();
  for (let at = places; at < added - COUNT; at += PLACE) removed.add(number(view, at, PLACE));
  if ([...removed].some((place) => place >= base.head.entries)) throw new Refused("garbled");
  const body = merged(base, removed, delta.subarray(added), come);
  const whole = new Uint8Array(front - OPENING + body.length);
  whole.set(delta.subarray(OPENING, front));
  whole.set(body, front - OPENING);
  return whole;
}

/**
 * Two ascending lists as one. Whatever is wrong with the order shows when the outcome is held against its signature.
 *
 * @param {Bulletin} base @param {Set<number>} removed @param {Uint8Array} added @param {number} come
 */
function merged({ head, body }, removed, added, come) {
  const entries = head.entries - removed.size + come;
  const made = new Uint8Array(ENTRY * entries);
  let [old, fresh] = [0, 0];
  for (let at = 0; at < entries; at++) {
    while (removed.has(old)) old++;
    const takesOld =
      fresh === come || (old < head.entries && compare(body, old * DIGEST, added, fresh * DIGEST) < 0);
    const [source, place, count] = takesOld ? [body, old++, head.entries] : [added, fresh++, come];
    made.set(source.subarray(place * DIGEST, (place + 1) * DIGEST), at * DIGEST);
    made[entries * DIGEST + at] = source[count * DIGEST + place];
  }
  return made;
}

/** @param {DataView} view @param {number} at @param {number} bytes */
function number(view, at, bytes) {
  if (at + bytes > view.byteLength) throw new Refused("garbled");
  let value = 0;
  for (let i = 0; i < bytes; i++) value = value * 256 + view.getUint8(at + i);
  return value;
}
