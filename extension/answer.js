import { element, link, shape } from "./elements.js";
import { law } from "./law.js";

/**
 * @typedef {import("./verdict.js").Verdict} Verdict
 * @typedef {import("./verdict.js").Reason} Reason
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
    element("p", "", message(sentence(verdict))),
    verdict.coverage.truncated ? element("p", "", message("truncated")) : null,
    verdict.is_about ? element("p", "", message("about")) : null,
  );
}

/** The name of the sentence under the level. Only what may lead into forced work is high, whatever the two numbers are. */
function sentence(/** @type {Verdict} */ { level, lure, fraud, reasons }) {
  if (level === "cannot_tell") return "sentence_cannot_tell";
  if (level === "nothing_found") {
    return `sentence_nothing_found${reasons.some(({ side }) => side === "for") ? "_common" : ""}`;
  }
  return `sentence_${level}_${level === "caution" && fraud > lure ? "fraud" : "lure"}`;
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
  return known && known.posts > 1 ? element("p", "campaign", message("campaign", known.posts, known.ruled_lure)) : null;
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
