/**
 * The only file that touches the browser's extension API. Everything else gets what it needs as arguments.
 */

/** Firefox calls it `browser`; both promise where no callback is given. @type {typeof chrome} */
const api = Reflect.get(globalThis, "browser") ?? chrome;

const DEFAULT_SERVER = "http://127.0.0.1:8000";

/**
 * The tab that the popup was opened on. `url` is null where the tap gives no access, as on the browser's own pages.
 *
 * @returns {Promise<{id: number, url: string | null}>}
 */
export async function activeTab() {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return { id: tab?.id ?? -1, url: tab?.url ?? null };
}

/**
 * What a function gives when it runs inside the page, alone: it must bring everything that it needs.
 *
 * Rejects where the browser allows no script (its own pages, its extension store, a page left since the tap).
 *
 * @template Result
 * @template {unknown[]} Arguments
 * @param {number} tab
 * @param {(...values: Arguments) => Result} func
 * @param {Arguments} args
 * @returns {Promise<Result>}
 */
export async function runInPage(tab, func, args) {
  const [frame] = await api.scripting.executeScript({ target: { tabId: tab }, func, args });
  return /** @type {Result} */ (frame.result);
}

/** The server's address, without a slash at its end. @returns {Promise<string>} */
export async function readServer() {
  const { server } = await api.storage.local.get({ server: DEFAULT_SERVER });
  return String(server);
}

/** @param {string} server */
export async function keepServer(server) {
  await api.storage.local.set({ server });
}

/** The list as it was kept, or null before the first. @returns {Promise<import("./held.js").Kept | null>} */
export async function readList() {
  const { list } = await api.storage.local.get({ list: null });
  return /** @type {import("./held.js").Kept | null} */ (list);
}

/** @param {import("./held.js").Kept} list */
export async function keepList(list) {
  await api.storage.local.set({ list });
}

/**
 * Do something again and again, from a minute after the browser has started. Called on the background script's first tick.
 *
 * @param {string} name
 * @param {number} minutes
 * @param {() => Promise<void>} act
 */
export function every(name, minutes, act) {
  const begin = () => api.alarms.create(name, { delayInMinutes: 1 + Math.random(), periodInMinutes: minutes });
  api.runtime.onInstalled.addListener(begin);
  api.runtime.onStartup.addListener(begin);
  api.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) act();
  });
}

/**
 * A sentence from `_locales`. `$1` and `$2` in it stand for the values.
 *
 * @param {string} name
 * @param {...(string | number)} values
 */
export function message(name, ...values) {
  const said = api.i18n.getMessage(name, values.map(String));
  if (!said) throw new Error(`no message is called ${name}`);
  return said;
}

/** Open the page where the server is set. */
export function openOptions() {
  return api.runtime.openOptionsPage();
}
