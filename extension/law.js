import { element, link } from "./elements.js";

/**
 * @typedef {import("./verdict.js").CorridorRow} CorridorRow
 * @typedef {import("./answer.js").Message} Message
 */

/**
 * What authorities say about working in the destination, in a banner of its own: it moves no level. The server gives
 * every row for the destination; whose citizen the reader is, they choose here, and it goes nowhere.
 *
 * @param {CorridorRow[]} rows
 * @param {Message} message
 */
export function law(rows, message) {
  if (!rows.length) return null;
  const list = (/** @type {CorridorRow["origin"]} */ origin) =>
    rows.filter((row) => row.origin === origin).map((row) => rowOf(row, message));
  const own = element("ul", "");
  const origins = [...new Set(rows.map((row) => row.origin))].filter((origin) => origin !== null);
  const choice = citizenship(origins, message, (origin) => own.replaceChildren(...list(origin)));
  return element(
    "section",
    "law",
    element("h2", "", message("law_heading")),
    element("small", "", message("law_says")),
    element("ul", "", ...list(null)),
    origins.length ? choice : null,
    own,
  );
}

/** @param {string[]} origins @param {Message} message @param {(origin: string) => void} chosen */
function citizenship(origins, message, chosen) {
  const named = origins.map((origin) => new Option(country(origin, message), origin));
  named.sort((one, other) => one.text.localeCompare(other.text));
  const select = element("select", "", new Option(message("citizenship_unset"), ""), ...named);
  select.addEventListener("change", () => chosen(select.value));
  return element("label", "", message("citizenship"), select, element("small", "", message("citizenship_stays")));
}

/** @param {CorridorRow} row @param {Message} message */
function rowOf({ destination, says, authority, source, date }, message) {
  const where = destination === null ? message("anywhere") : country(destination, message);
  return element(
    "li",
    "",
    element("p", "", element("b", "", `${where}: `), says),
    element("small", "", link(authority, source), ` · ${date ?? message("undated")}`),
  );
}

/** A country's name in the catalogue's language; a code that is none stays as it is. */
function country(/** @type {string} */ code, /** @type {Message} */ message) {
  const names = new Intl.DisplayNames([message("language")], { type: "region" });
  return (/^[A-Z]{2}$/.test(code) && names.of(code)) || code;
}
