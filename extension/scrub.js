/** @typedef {typeof import("./scrub_lists.js").SCRUB} Lists */

/**
 * The page's HTML without anything that is the reader's own: what they typed, what the page runs, who they are there.
 *
 * One function with everything inside, because the browser carries it alone into the page. There a page's own names can
 * hide the DOM's (an `<input name="childNodes">` hides its form's children), so properties are read through their
 * prototypes. The walk needs no recursion: a page can be deeper than the stack. Open shadow trees are read in place.
 *
 * @param {Lists} lists
 * @param {Document} page
 * @returns {string}
 */
export function scrub(lists, page = document) {
  const getter = (/** @type {object} */ prototype, /** @type {string} */ name) => {
    const get = /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
    return (/** @type {Node} */ node) => get.call(node);
  };
  const childNodes = getter(Node.prototype, "childNodes");
  const parentNode = getter(Node.prototype, "parentNode");
  const textContent = getter(Node.prototype, "textContent");
  const localName = getter(Element.prototype, "localName");
  const namespace = getter(Element.prototype, "namespaceURI");
  const shadowRoot = getter(Element.prototype, "shadowRoot");
  const base = getter(Node.prototype, "baseURI")(page);
  const attributeNames = (/** @type {Element} */ element) => Element.prototype.getAttributeNames.call(element);
  const attribute = (/** @type {Element} */ element, /** @type {string} */ name) =>
    Element.prototype.getAttribute.call(element, name) ?? "";
  const has = (/** @type {Element} */ element, /** @type {string} */ name) =>
    Element.prototype.hasAttribute.call(element, name);

  const gone = new Set(lists.gone);
  const attributes = new Set(lists.attributes);
  const schemes = new Set(lists.schemes);
  const metaName = new RegExp(lists.metaName, "i");
  const concealed = new RegExp(lists.concealed, "i");
  const signedIn = new RegExp(lists.signedIn);
  const personal = new RegExp(lists.personal);
  const siteHeader = new RegExp(lists.siteHeader);

  /** What holds the ad's headline or body: a class such as `logged-in` on it does not take the ad away. */
  const holders = new Set();
  for (const part of Document.prototype.querySelectorAll.call(page, "body, h1, main, article, [itemtype]")) {
    for (let node = part; node && !holders.has(node); node = parentNode(node)) holders.add(node);
  }

  /** A link within the site. Elsewhere nobody's account is, and an ad's contact may be called as it likes. */
  const ownLink = (/** @type {string} */ href) =>
    URL.canParse(href, base) && new URL(href, base).origin === new URL(base).origin ? href : "";

  /** What an element calls itself. */
  const names = (/** @type {Element} */ element) =>
    ["id", "class", "aria-label", "data-testid"]
      .map((name) => attribute(element, name))
      .concat(ownLink(attribute(element, "href")))
      .join(" ")
      .replace(/([a-z])([A-Z])/g, "$1-$2")
      .toLowerCase();

  const isHidden = (/** @type {Element} */ element) =>
    (has(element, "hidden") && attribute(element, "hidden").toLowerCase() !== "until-found") ||
    concealed.test(attribute(element, "style")) ||
    (localName(element) === "dialog" && !has(element, "open"));

  const isTypedInto = (/** @type {Element} */ element) =>
    lists.typedIn.includes(attribute(element, "role")) ||
    (has(element, "contenteditable") && attribute(element, "contenteditable").toLowerCase() !== "false");

  const isAside = (/** @type {Element} */ element, /** @type {boolean} */ inHeader) =>
    localName(element) === "nav" ||
    lists.navigation.includes(attribute(element, "role")) ||
    signedIn.test(names(element)) ||
    (inHeader && personal.test(names(element)));

  const isGone = (/** @type {Element} */ element, /** @type {boolean} */ inHeader) =>
    namespace(element) !== "http://www.w3.org/1999/xhtml" ||
    gone.has(localName(element)) ||
    isHidden(element) ||
    isTypedInto(element) ||
    (localName(element) === "meta" && !isKeptMeta(element)) ||
    (!holders.has(element) && isAside(element, inHeader));

  const isKeptMeta = (/** @type {Element} */ meta) =>
    has(meta, "charset") ||
    has(meta, "itemprop") ||
    has(meta, "property") ||
    lists.metaNames.includes(attribute(meta, "name").toLowerCase()) ||
    metaName.test(attribute(meta, "name"));

  const isKeptLink = (/** @type {string} */ href) => {
    const url = URL.canParse(href, base) ? new URL(href, base) : null;
    return url !== null && schemes.has(url.protocol) && !url.username && !url.password;
  };

  const isKept = (/** @type {string} */ tag, /** @type {string} */ name, /** @type {string} */ value) =>
    attributes.has(name) ||
    (name === "name" && tag === "meta") ||
    (name === "alt" && tag === "img") ||
    (name === "href" && isKeptLink(value));

  const escape = (/** @type {string} */ text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

  const openTag = (/** @type {Element} */ element, /** @type {string} */ tag) => {
    const kept = attributeNames(element).filter((name) => isKept(tag, name, attribute(element, name)));
    return `<${[tag, ...kept.map((name) => `${name}="${escape(attribute(element, name))}"`)].join(" ")}>`;
  };

  /** In JSON a `<` stands only inside a string, where its escape means the same and cannot end the script. */
  const data = (/** @type {Element} */ script) =>
    /^\s*application\/ld\+json\s*(;|$)/i.test(attribute(script, "type"))
      ? `<script type="application/ld+json">${textContent(script).replaceAll("<", "\\u003c")}</script>`
      : "";

  /** The nodes below one, as they are shown. */
  const below = (/** @type {Node} */ node) => {
    if (!(node instanceof Element)) return [...childNodes(node)];
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    return slotted.length ? slotted : [...childNodes(shadowRoot(node) ?? node)];
  };

  /** @typedef {"page" | "header" | "ad"} Area */
  /** @typedef {{node: Node | string, area: Area}} Step A string is a tag that is due. */

  /** @type {(element: Element, area: Area) => Area} */
  const areaIn = (element, area) => {
    if (area === "ad" || ["main", "article"].includes(localName(element))) return "ad";
    const isHeader = localName(element) === "header" || attribute(element, "role") === "banner";
    return area === "header" || isHeader || siteHeader.test(names(element)) ? "header" : "page";
  };

  /** What one node writes, and the steps that it leads to. */
  const visit = (/** @type {Step} */ { node, area }) => {
    /** @type {{html: string, next: Step[]}} */
    const nothing = { html: "", next: [] };
    if (typeof node === "string") return { ...nothing, html: node };
    if (node instanceof Text) return { ...nothing, html: escape(node.data) };
    if (node instanceof Document) return { ...nothing, next: below(node).map((child) => ({ node: child, area })) };
    if (!(node instanceof Element)) return nothing;
    if (localName(node) === "script") return { ...nothing, html: data(node) };
    if (isGone(node, area === "header")) return nothing;
    const inside = areaIn(node, area);
    const next = below(node).map((child) => ({ node: child, area: inside }));
    const tag = lists.preformatted.includes(localName(node)) ? "pre" : localName(node);
    if (lists.unwrapped.includes(tag) || !/^[a-z][a-z0-9-]*$/.test(tag)) return { html: " ", next };
    if (lists.void.includes(tag)) return { ...nothing, html: openTag(node, tag) };
    return { html: openTag(node, tag), next: [...next, { node: `</${tag}>`, area }] };
  };

  const encoder = new TextEncoder();
  const written = [];
  /** @type {Step[]} */
  const due = [{ node: page, area: "page" }];
  for (let room = lists.limit; due.length && room >= 0; ) {
    const { html, next } = visit(/** @type {Step} */ (due.pop()));
    written.push(html);
    room -= encoder.encode(html).length;
    for (let i = next.length - 1; i >= 0; i--) due.push(next[i]);
  }
  return written.join("");
}
