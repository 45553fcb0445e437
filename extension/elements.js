/**
 * Building the page from text alone: nothing here, or anywhere in the extension, reads a string as HTML.
 *
 * @typedef {Node | string | null} Child
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {...Child} children A string becomes a text node; null is left out.
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * A link to a web page in a new tab; plain text where the address is of any other kind.
 *
 * @param {string} text
 * @param {string | null} address
 */
export function link(text, address) {
  const url = address !== null && URL.canParse(address) ? new URL(address) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) return element("span", "", text);
  const made = element("a", "", text);
  made.href = url.href;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

/**
 * @param {string} text
 * @param {string} className
 * @param {() => void} tapped
 */
export function button(text, className, tapped) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", tapped);
  return made;
}

/**
 * A copy of a shape drawn in the page's own templates.
 *
 * @param {string} name
 */
export function shape(name) {
  const template = document.getElementById(`shape-${name}`);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`no shape is called ${name}`);
  return template.content.cloneNode(true);
}
