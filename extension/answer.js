import { element, link, shape } from "./elements.js";

/**
 * @typedef {import("./verdict.js").Verdict} Verdict
 * @typedef {import("./verdict.js").Reason} Reason
 * @typedef {import("./verdict.js").CorridorRow} CorridorRow
 * @typedef {(name: string, ...values: (string | number)[]) => string} Message
 */

const MOST_REASONS = 3;

/**
 * The answer as a reader sees it: level, law, reasons in the ad's words, what speaks for the offer, what was not seen.
 *
 * @param {Verdict} verdict
 * @param {Message} message
 * @returns {HTMLElement[]}
 */
export function answer(verdict, message) {
  const speaks = (/** @type {Reason["side"]} */ side) =>
    verdict.reasons.filter((reason) => reason.side === side).slice(0, MOST_REASONS);
  const parts = [
    level(verdict, message),
    law(verdict.corridors, message),
    section(message("reasons_heading"), "reasons", speaks("for").map((reason) => reasonRow(reason, message))),
    campaign(verdict.campaign, message),
    section(message("against_heading"), "against", speaks("against").map((reason) => reasonRow(reason, message))),
    section(message("unseen_heading"), "unseen", verdict.coverage.unseen.map((says) => element("li", "", says))),
    folded(message("questions_heading"), "questions", verdict.questions.map(({ asks }) => element("li", "", asks))),
    folded(message("checks_heading"), "checks", verdict.checks.map((check) => checkRow(check, message))),
    versions(verdict, message),
  ];
  return parts.filter((part) => part !== null);
}

/** @param {Verdict} verdict @param {Message} message */
function level(verdict, message) {
  const heading = element("h1", "", message(`level_${verdict.level}`));
  heading.tabIndex = -1;
  return element(
    "section",
    `level ${verdict.level}`,
    element("div", "shape", shape(verdict.level)),
    heading,
    element("p", "", message(`sentence_${verdict.level}`)),
  );
}

/**
 * The law on working in the destination, in a banner of its own: it moves no level. The server gives every row for the
 * destination; whose citizen the reader is, they choose here, and it goes nowhere.
 *
 * @param {CorridorRow[]} rows
 * @param {Message} message
 */
function law(rows, message) {
  if (!rows.length) return null;
  const origins = [...new Set(rows.map((row) => row.origin))].filter((origin) => origin !== null);
  const everybody = rows.filter((row) => row.origin === null).map((row) => corridorRow(row, message));
  const own = element("ul", "own");
  return element(
    "section",
    "law",
    element("h2", "", message("law_heading")),
    everybody.length ? element("ul", "", ...everybody) : null,
    origins.length ? citizenship(origins, message, (origin) => {
      own.replaceChildren(...rows.filter((row) => row.origin === origin).map((row) => corridorRow(row, message)));
    }) : null,
    own,
  );
}

/** @param {string[]} origins @param {Message} message @param {(origin: string) => void} chosen */
function citizenship(origins, message, chosen) {
  const countries = new Intl.DisplayNames([message("language")], { type: "region" });
  const name = (/** @type {string} */ origin) => (/^[A-Z]{2}$/.test(origin) && countries.of(origin)) || origin;
  const named = origins.map((origin) => new Option(name(origin), origin));
  named.sort((one, other) => one.text.localeCompare(other.text));
  const select = element("select", "", new Option(message("citizenship_unset"), ""), ...named);
  select.addEventListener("change", () => chosen(select.value));
  return element("label", "", message("citizenship"), select, element("small", "", message("citizenship_stays")));
}

/** @param {CorridorRow} row @param {Message} message */
function corridorRow(row, message) {
  const source = link(row.authority, row.source);
  const date = row.date === null ? message("undated") : row.date;
  return element("li", "", element("p", "", row.says), element("small", "", source, ` · ${date}`));
}

/** @param {Reason} reason @param {Message} message */
function reasonRow(reason, message) {
  const quote = element("bdi", "", reason.quote ?? "");
  return element(
    "li",
    "",
    element("p", "", reason.says),
    reason.quote === null ? element("small", "", message("no_quote")) : element("blockquote", "", quote),
    element(
      "details",
      "source",
      element("summary", "", message("source_heading")),
      element("p", "", link(reason.source, reason.source)),
      element("p", "", message("rule", reason.id, reason.version, reason.date)),
    ),
  );
}

/** @param {Verdict["campaign"]} known @param {Message} message */
function campaign(known, message) {
  return known && element("p", "campaign", message("campaign", known.posts, known.ruled_lure));
}

/** @param {import("./verdict.js").OfficialCheck} check @param {Message} message */
function checkRow(check, message) {
  return element(
    "li",
    "",
    element("p", "", link(check.what, check.url)),
    element("p", "", message("proves", check.proves)),
    element("p", "", message("does_not_prove", check.does_not_prove)),
  );
}

/** @param {Verdict} verdict @param {Message} message */
function versions({ versions: { model, rules, facts } }, message) {
  return element("p", "versions", message("versions", model, rules, facts));
}

/** @param {string} heading @param {string} className @param {HTMLElement[]} rows */
function section(heading, className, rows) {
  return rows.length ? element("section", className, element("h2", "", heading), element("ul", "", ...rows)) : null;
}

/** @param {string} heading @param {string} className @param {HTMLElement[]} rows */
function folded(heading, className, rows) {
  const summary = element("summary", "", heading);
  return rows.length ? element("details", className, summary, element("ul", "", ...rows)) : null;
}
