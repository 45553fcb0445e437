import { asVerdict } from "./verdict.js";

/**
 * What came of asking the server.
 *
 * @typedef {{kind: "verdict", verdict: import("./verdict.js").Verdict}
 *   | {kind: "problem", title: string, detail: string}
 *   | {kind: "too_large"} | {kind: "away"} | {kind: "garbled"}} Outcome
 * @typedef {{url?: string, html?: string, text?: string, lang: string}} Post
 */

/** Milliseconds. A check takes well under a second; past this nobody is there. */
const PATIENCE = 30_000;
const TOO_LARGE = 413;
const BROKEN = 500;

/**
 * Ask the server for the verdict on a post: one request, without cookies, referrer or cache.
 *
 * @param {typeof globalThis.fetch} fetch
 * @param {string} server
 * @param {Post} post
 * @returns {Promise<Outcome>}
 */
export async function check(fetch, server, post) {
  try {
    const response = await fetch(`${server}/v1/verdicts`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
      body: JSON.stringify(post),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return read(response.status, await response.text());
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return { kind: "away" };
    throw error;
  }
}

/**
 * @param {number} status
 * @param {string} body
 * @returns {Outcome}
 */
function read(status, body) {
  if (status === TOO_LARGE) return { kind: "too_large" };
  if (status >= BROKEN) return { kind: "away" };
  const value = decode(body);
  const verdict = status < 400 ? asVerdict(value) : null;
  if (verdict) return { kind: "verdict", verdict };
  if (status >= 400 && typeof value?.title === "string") {
    return { kind: "problem", title: value.title, detail: typeof value.detail === "string" ? value.detail : "" };
  }
  return { kind: "garbled" };
}

/** @param {string} body */
function decode(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
