/**
 * What may leave a page and what stays behind, as plain data: `scrub` runs inside the page and gets these lists sent.
 *
 * They name what may stay wherever that is possible, so that what nobody thought of stays behind.
 */

const words = (/** @type {string} */ text) => text.trim().split(/\s+/);

export const SCRUB = {
  /** Bytes of UTF-8. `scrub` stops soon after: a result that is longer is not the whole page. */
  limit: 1_500_000,

  /** Gone with all that is in them: what the page runs, what was typed or chosen, pictures, other pages. */
  gone: words(`
    applet audio canvas datalist embed frame frameset iframe input keygen map meter noembed noframes noscript object
    optgroup option output picture portal progress select source style template textarea track video`),
  /** Roles of what a page makes itself for typing into. */
  typedIn: words("textbox searchbox combobox spinbutton"),
  /** Inline styles of what is not shown: the reader of posts at the other end leaves it out too. */
  concealed: "(display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0)",
  navigation: words("navigation menu menubar search"),

  /** Only the tag goes. */
  unwrapped: words("slot"),
  /** The reader at the other end would take what follows them for text. */
  preformatted: words("listing plaintext xmp"),
  void: words("base br hr img link meta wbr"),

  /** Attributes that a reader of job posts asks for. `alt`, `href` and a meta's `name` have rules of their own. */
  attributes: words(`
    class id lang dir role itemprop itemscope itemtype itemid content datetime property typeof vocab rel charset
    data-automation data-automation-id data-cfemail data-cy data-qa data-test data-testid`),
  /** Besides `property` and `itemprop`, which are published data. Tokens stand under other names. */
  metaNames: words("author date description keywords robots title"),
  metaName: "^(og|article|twitter|dc|dcterms)[.:]",

  /** Links to pages, and the ways in which ads ask to be answered. Never `javascript:`, `data:` or `blob:`. */
  schemes: words(`
    http: https: mailto: tel: sms: tg: whatsapp: viber: line: zalo: weixin: mqqapi: kakaotalk: sgnl: fb-messenger:`),

  /** Names of areas that belong to the person who is signed in, wherever they stand. */
  signedIn: name(`
    log[-_]?(in|out|on|off) sign[-_]?(in|out|up|on|off) my[-_]?(account|profile) current[-_]?user
    user[-_]?(menu|nav|account|email) account[-_]?(menu|nav|info|settings)`),
  /** The same inside a site's header, where weaker words will do. In an ad they speak of the employer. */
  personal: name("account profile avatar user username member inbox notifications? messages greeting welcome"),
  siteHeader: name("(site|page|global|main|top)[-_]?(header|nav|bar) navbar topbar"),
};

/**
 * A pattern for whole words among class names and the like.
 *
 * @param {string} alternatives
 */
function name(alternatives) {
  return `(^|[^a-z])(${words(alternatives).join("|")})([^a-z]|$)`;
}
