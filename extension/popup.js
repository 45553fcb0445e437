import { canonical } from "./address.js";
import { answer } from "./answer.js";
import * as browser from "./browser.js";
import { check } from "./check.js";
import { button, element, link } from "./elements.js";
import { consult } from "./held.js";
import { KEYS } from "./keys.js";
import { KNOWN_GOOD } from "./known_good.js";
import { banner, line } from "./listed.js";
import { marked } from "./marked.js";
import { before, checking, notice } from "./notices.js";
import { scrub } from "./scrub.js";
import { SCRUB } from "./scrub_lists.js";

/**
 * The popup, and the only place where the parts meet. Nothing of a page is read or sent before the reader opens this and taps;
 * that its address is on the list is found on this device, when this is opened.
 */

const { message } = browser;
const language = message("language");
const server = await browser.readServer();

/** @typedef {Omit<import("./check.js").Post, "lang">} Captured */

/** The name of a notice about why there is nothing to ask. */
class NothingToAsk extends Error {}

/** @param {HTMLElement[]} parts */
function show(...parts) {
  const main = /** @type {HTMLElement} */ (document.getElementById("main"));
  main.replaceChildren(...parts);
  main.querySelector("h1")?.focus();
}

/** @returns {Promise<Captured>} */
async function capturePage() {
  const { id, url } = await browser.activeTab();
  const address = canonical(url ?? "");
  if (address === null) throw new NothingToAsk("no_page");
  if (address !== opened) document.querySelector(".listed")?.remove(); // the reader has gone on to another page
  const html = await fromPage(id, scrub, SCRUB);
  if (new TextEncoder().encode(html).length > SCRUB.limit) throw new NothingToAsk("too_large");
  return { url: address, html };
}

/** @returns {Promise<Captured>} */
async function captureMarked() {
  const { id } = await browser.activeTab();
  const text = await fromPage(id, marked);
  if (!text) throw new NothingToAsk("nothing_marked");
  return { text };
}

/**
 * @template {unknown[]} Arguments
 * @param {number} tab
 * @param {(...values: Arguments) => string} func
 * @param {Arguments} args
 */
async function fromPage(tab, func, ...args) {
  try {
    const text = await browser.runInPage(tab, func, args);
    return text.replaceAll("\0", "").toWellFormed(); // a script can put into a page what no text may hold
  } catch (error) {
    console.warn(error);
    throw new NothingToAsk("closed_page");
  }
}

/** @param {() => Promise<Captured>} capture */
async function run(capture) {
  const again = button(message("again"), "primary", () => run(capture));
  show(checking(message));
  try {
    const outcome = await check(fetch, server, { ...(await capture()), lang: language });
    if (outcome.kind === "verdict") show(...answer(outcome.verdict, message));
    else if (outcome.kind === "problem") show(problem(outcome, again));
    else show(told(outcome.kind, again));
  } catch (error) {
    show(told(error instanceof NothingToAsk ? error.message : "broken", again));
    if (!(error instanceof NothingToAsk)) throw error;
  }
}

/** @param {string} name @param {HTMLElement} action */
function told(name, action) {
  return notice(message(`${name}_title`), element("p", "", message(`${name}_says`, server)), action);
}

/** The server's own words. @param {{title: string, detail: string}} said @param {HTMLElement} action */
function problem({ title, detail }, action) {
  return notice(message("problem_title"), element("p", "", detail), element("small", "", title), action);
}

function footer() {
  const help = link(message("help"), `${server}/${language}/help/`);
  const options = button(message("options"), "quiet", browser.openOptions);
  /** @type {HTMLElement} */ (document.getElementById("footer")).append(help, options);
}

document.documentElement.lang = language;
footer();
const opened = canonical((await browser.activeTab()).url ?? "");
const given = { subtle: crypto.subtle, keys: KEYS, knownGood: KNOWN_GOOD, now: new Date() };
const found = opened === null ? null : await consult(given, await browser.readList(), opened);
if (opened === null || found === null) {
  show(told("no_page", element("p", "", link(message("paste"), `${server}/${language}/`))));
} else {
  const whole = button(message("check_page"), "primary", () => run(capturePage));
  const part = button(message("check_marked"), "secondary", () => run(captureMarked));
  const above = banner(found, message);
  if (above) document.getElementById("main")?.before(above); // it stays there, whatever is shown below
  show(before(new URL(opened).host, server, message, whole, part, line(found, message)));
}
