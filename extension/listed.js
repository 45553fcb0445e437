import { element } from "./elements.js";

/**
 * What the list on this device says about the page's address.
 *
 * @typedef {import("./held.js").Found} Found
 * @typedef {import("./answer.js").Message} Message
 */

const KINDS = { lure: "lure", other_fraud: "fraud" };

/** The sentence for each reason that a reader can do something with; the others are one to them. @type {Record<string, string>} */
const WHY = {
  no_key: "list_no_key",
  no_list: "list_no_list",
  no_signatures: "list_no_signatures",
  stale: "list_stale",
  future: "list_future",
};

/**
 * A banner for an address that is on the list; it stays above whatever is shown later.
 *
 * @param {Found} found
 * @param {Message} message
 */
export function banner(found, message) {
  if (found.kind !== "listed") return null;
  const { level, kind } = found.listed;
  const heading = element("h1", "", message("listed_title"));
  const made = element(
    "section",
    `listed ${level}`,
    heading,
    element("p", "", message(level === "high" ? "listed_says" : "listed_changed")),
    element("p", "", message(`sentence_${level}_${KINDS[kind]}`)),
    element("small", "", message("listed_date", found.issued)),
  );
  made.setAttribute("role", "alert");
  return made;
}

/**
 * One line where there is no banner: that the address is not on the list, or that the list was not checked and why.
 *
 * @param {Found} found
 * @param {Message} message
 */
export function line(found, message) {
  if (found.kind === "listed") return null;
  const says =
    found.kind === "not_listed"
      ? message("not_listed", found.issued)
      : `${message("list_unchecked")} ${message(WHY[found.why] ?? "list_refused")}`;
  return element("small", "list", says);
}
