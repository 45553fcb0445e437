/**
 * The text that the reader has marked on the page, or nothing where they marked it in a field that they type into.
 *
 * Runs inside the page, alone.
 *
 * @returns {string}
 */
export function marked() {
  const focused = document.activeElement;
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  const isEditor = focused instanceof HTMLElement && focused.isContentEditable;
  return isField || isEditor ? "" : String(getSelection() ?? "").trim();
}
