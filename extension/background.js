import * as browser from "./browser.js";
import { KEYS } from "./keys.js";
import { KNOWN_GOOD } from "./known_good.js";
import { load } from "./load.js";

/**
 * The one thing that runs in the background: an alarm that loads a newer list. It sees no tab and no address, and the popup asks
 * it nothing. Without a pinned key it does not even set the alarm.
 */

const MINUTES = 60;

async function loadList() {
  const given = { subtle: crypto.subtle, keys: KEYS, knownGood: KNOWN_GOOD, now: new Date() };
  const loaded = await load(given, fetch, await browser.readServer(), await browser.readList());
  if (loaded) await browser.keepList(loaded);
}

if (KEYS.current !== null) browser.every("list", MINUTES, loadList);
