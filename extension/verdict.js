/**
 * The verdict as the server gives it (`casefile/verdict.py`), as far as the popup shows it.
 *
 * @typedef {{id: string, says: string, quote: string | null, side: "for" | "against", source: string,
 *   version: number, date: string}} Reason
 * @typedef {{origin: string | null, destination: string | null, says: string, authority: string, source: string,
 *   date: string | null}} CorridorRow
 * @typedef {{what: string, url: string | null, proves: string, does_not_prove: string}} OfficialCheck
 * @typedef {{level: "high" | "caution" | "nothing_found" | "cannot_tell", lure: number, fraud: number,
 *   is_about: boolean, reasons: Reason[], corridors: CorridorRow[],
 *   checks: OfficialCheck[], questions: {asks: string}[], campaign: {posts: number, ruled_lure: number} | null,
 *   coverage: {truncated: boolean, unseen: string[]}, versions: {model: string, rules: string, facts: string}}} Verdict
 */

/** @typedef {(value: any) => boolean} Check */

/** @type {Check} */
const text = (value) => typeof value === "string";
/** @type {Check} */
const number = (value) => typeof value === "number";
/** @type {Check} */
const flag = (value) => typeof value === "boolean";
/** @type {(check: Check) => Check} */
const orNull = (check) => (value) => value === null || check(value);
/** @type {(check: Check) => Check} */
const listOf = (check) => (value) => Array.isArray(value) && value.every(check);
/** @type {(...values: string[]) => Check} */
const oneOf = (...values) => (value) => values.includes(value);
/** @type {(fields: Record<string, Check>) => Check} */
const shape = (fields) => (value) =>
  typeof value === "object" && value !== null && Object.entries(fields).every(([name, check]) => check(value[name]));

const isVerdict = shape({
  level: oneOf("high", "caution", "nothing_found", "cannot_tell"),
  lure: number,
  fraud: number,
  is_about: flag,
  reasons: listOf(
    shape({
      id: text,
      says: text,
      quote: orNull(text),
      side: oneOf("for", "against"),
      source: text,
      version: number,
      date: text,
    }),
  ),
  corridors: listOf(
    shape({
      origin: orNull(text),
      destination: orNull(text),
      says: text,
      authority: text,
      source: text,
      date: orNull(text),
    }),
  ),
  checks: listOf(shape({ what: text, url: orNull(text), proves: text, does_not_prove: text })),
  questions: listOf(shape({ asks: text })),
  campaign: orNull(shape({ posts: number, ruled_lure: number })),
  coverage: shape({ truncated: flag, unseen: listOf(text) }),
  versions: shape({ model: text, rules: text, facts: text }),
});

/**
 * A decoded answer as a verdict, or null where it has not the shape of one: half a verdict is not shown.
 *
 * @param {unknown} value
 * @returns {Verdict | null}
 */
export function asVerdict(value) {
  return isVerdict(value) ? /** @type {Verdict} */ (value) : null;
}
