import { element } from "./elements.js";

/** @typedef {import("./answer.js").Message} Message */

/**
 * What stands in the popup before the tap: what will be sent, where to, and what stays here.
 *
 * @param {string} host
 * @param {string} server
 * @param {Message} message
 * @param {...(HTMLElement | null)} actions
 */
export function before(host, server, message, ...actions) {
  return element(
    "section",
    "before",
    heading(message("before_title")),
    element("p", "", message("before_says")),
    element(
      "ul",
      "",
      element("li", "", message("before_goes", host, new URL(server).host)),
      element("li", "", message("before_stays")),
      element("li", "", message("before_kept")),
    ),
    ...actions,
  );
}

/** @param {Message} message */
export function checking(message) {
  const dots = element("div", "dots", element("span", ""), element("span", ""), element("span", ""));
  return element("section", "checking", heading(message("checking")), dots);
}

/**
 * Why there is no answer, and what the reader can do.
 *
 * @param {string} title
 * @param {...HTMLElement} parts
 */
export function notice(title, ...parts) {
  return element("section", "notice", heading(title), ...parts);
}

/** @param {string} text */
function heading(text) {
  const made = element("h1", "", text);
  made.tabIndex = -1;
  return made;
}
