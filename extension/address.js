/**
 * The canonical form of a web address, as the server's `casefile/address.py` gives it. The contract between the two is
 * `tests/contract/address_vectors.json`: a change here or there must pass it in both languages.
 */

const MAX_ADDRESS = 4_000;

/** Query parameters that say who shared a link or where it was clicked, never which page it is. */
const TRACKING = new Set(
  (
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok ref ref_src referer " +
    "referrer refid invite invite_code trk trackingid trk_id spm scm share_id share_token sharer from_share si _hsenc " +
    "_hsmi vero_id oly_enc_id s_cid"
  ).split(" "),
);
const TRACKING_PREFIXES = ["utm_", "ga_", "pk_", "mtm_", "hsa_"];

/** A scheme, as against the host and port of an address typed without one (`example.com:8080/jobs`). */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?![0-9])/i;

/** What Python calls white space: `trim` also takes the byte order mark, and leaves the four separators. */
const EDGES = /^[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/**
 * The form under which a post is kept and matched, or null where the text is no address of a web page.
 *
 * https, lower-case host without a trailing dot, no credentials, default port, fragment or tracking parameters; the
 * remaining parameters in order of name.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function canonical(text) {
  const url = parse(text);
  if (!url) return null;
  url.protocol = "https:";
  url.username = url.password = "";
  url.hash = "";
  if (url.port === "80") url.port = "";
  if (url.hostname.endsWith(".")) url.hostname = url.hostname.replace(/\.+$/, "");
  url.pathname = url.pathname.replaceAll("|", "%7C"); // Chromium escapes it, the URL standard does not
  url.search = keptParameters(url.searchParams);
  return url.href;
}

/** @param {string} text */
function parse(text) {
  let address = text.replace(EDGES, "");
  if (!address || [...address].length > MAX_ADDRESS || !address.isWellFormed()) return null;
  if (!SCHEME.test(address)) address = `https://${address}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && ["http:", "https:"].includes(url.protocol) && isHost(url.hostname) ? url : null;
}

/**
 * Chromium escapes a space in a host where the URL standard refuses it, and takes a host of dots alone.
 *
 * @param {string} hostname
 */
function isHost(hostname) {
  return /[^.]/.test(hostname) && !hostname.includes("%");
}

/** @param {URLSearchParams} parameters */
function keptParameters(parameters) {
  const kept = [...parameters].filter(([name]) => !isTracking(name.toLowerCase()));
  kept.sort((one, other) => compare(one[0], other[0]) || compare(one[1], other[1]));
  return new URLSearchParams(kept).toString();
}

/** @param {string} name */
function isTracking(name) {
  return TRACKING.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/**
 * The order of code points, which is the server's; JavaScript's own is the order of UTF-16 units.
 *
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  const [left, right] = [[...one], [...other]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = /** @type {number} */ (left[i].codePointAt(0)) - /** @type {number} */ (right[i].codePointAt(0));
    if (difference) return difference;
  }
  return left.length - right.length;
}
