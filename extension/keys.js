/**
 * The public keys, in base64, whose signature on the list counts: the one that signs now and the one after it. Whoever publishes
 * the extension writes theirs here (`extension/pin.py`). Without a key no list is ever asked for, and none is checked.
 *
 * @type {{current: string | null, next: string | null}}
 */
export const KEYS = { current: null, next: null };
