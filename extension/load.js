import { accept } from "./bulletin.js";
import { applyDelta } from "./bulletin_delta.js";
import { Refused, toBase64 } from "./bulletin_layout.js";
import { heldOf, pinned, refuseBlind, trustOf } from "./held.js";

/**
 * Loading a newer list: the same request from everybody, which says nothing about what is read or opened.
 *
 * @typedef {import("./bulletin_layout.js").Bulletin} Bulletin
 * @typedef {import("./held.js").Kept} Kept
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 */

const PATIENCE = 60_000;

/**
 * Ask the server for a newer list. Gives what is to be kept, or null where the held one stays: there is no newer one, the server
 * is away, or what it sent is not believed.
 *
 * @param {import("./held.js").Given} given
 * @param {typeof globalThis.fetch} fetch
 * @param {string} server
 * @param {Kept | null} kept
 * @returns {Promise<Kept | null>}
 */
export async function load(given, fetch, server, kept) {
  const { subtle, keys, knownGood, now } = given;
  const trust = trustOf(keys, kept);
  const held = heldOf(keys, kept);
  const believed = (/** @type {Bytes} */ whole) =>
    accept(subtle, whole, { trust, knownGood, held, now: now.getTime() / 1000 });
  try {
    await refuseBlind(subtle, trust); // asks for nothing that could not be verified
    const changes = held ? await ask(fetch, `${server}/v1/bulletin/since/${held.head.version}`) : null;
    if (changes?.status === 204 || changes?.status === 404) return null;
    const whole = held && changes?.ok ? await changed(await bytes(changes), held, believed) : null;
    const [bulletin, after] = whole ?? (await taken(await ask(fetch, `${server}/v1/bulletin`), believed));
    return { whole: toBase64(bulletin), ...inBase64(after.trust), pinned: pinned(keys) };
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/**
 * @template After
 * @param {Bytes} delta @param {Bulletin} held @param {(whole: Bytes) => Promise<After>} believed
 * @returns {Promise<[Bytes, After] | null>} Null where the changes lead nowhere, so that the whole list is to be taken.
 */
async function changed(delta, held, believed) {
  try {
    const whole = applyDelta(delta, held);
    return [whole, await believed(whole)];
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/**
 * @template After
 * @param {Response} response @param {(whole: Bytes) => Promise<After>} believed
 * @returns {Promise<[Bytes, After]>}
 */
async function taken(response, believed) {
  if (!response.ok) throw new Error(`the server has no list: ${response.status}`);
  const whole = await bytes(response);
  return [whole, await believed(whole)];
}

/** @param {typeof globalThis.fetch} fetch @param {string} address */
function ask(fetch, address) {
  return fetch(address, {
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store", // a tag that a cache gives back could mark the reader
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
}

/** @param {Response} response */
async function bytes(response) {
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {import("./bulletin.js").Trust} trust */
function inBase64({ current, next }) {
  return { current: toBase64(current), next: next && toBase64(next) };
}
