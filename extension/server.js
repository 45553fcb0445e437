/** Hosts that are this computer. Elsewhere a page may be sent only over https; the extension's policy says the same. */
const LOOPBACK = new Set(["127.0.0.1", "localhost"]);

/**
 * A server's address as it is kept: scheme, host and port. Null where it is none, or would send pages in the clear.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function serverAddress(text) {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || url.username || url.password || url.pathname !== "/" || url.search || url.hash) return null;
  const isAllowed = url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
  return isAllowed ? url.origin : null;
}
