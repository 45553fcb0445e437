/** What JavaScript makes of the bulletins and deltas of the contract, in the contract's own words. */

/**
 * @param {any} contract `tests/contract/bulletin_vectors.json`, decoded.
 * @param {(name: string) => Promise<any>} module Gives one of the extension's modules.
 */
export async function gives(contract, module) {
  const { accept, lookUp } = await module("bulletin.js");
  const { applyDelta } = await module("bulletin_delta.js");
  const { fromBase64, readBulletin, toBase64 } = await module("bulletin_layout.js");
  const { subtle } = crypto;
  const knownGood = contract.known_good;

  const refusal = (error) => {
    if (error.refusal === undefined) throw error;
    return { refusal: error.refusal };
  };
  const believe = ({ whole, held, current, next }) =>
    accept(subtle, fromBase64(whole), {
      trust: { current: fromBase64(current), next: next === null ? null : fromBase64(next) },
      now: contract.now,
      knownGood,
      held: held === null ? null : readBulletin(fromBase64(held)),
    });
  const look = (bulletin, { address, today }) =>
    lookUp(subtle, bulletin, address, today, knownGood).catch((error) => refusal(error).refusal);

  async function ofBulletin(vector) {
    const { bulletin, trust } = await believe(vector);
    const lookUps = (vector.gives.look_ups ?? []).map(async ({ address, today }) => ({
      address,
      today,
      listed: await look(bulletin, { address, today }),
    }));
    return {
      refusal: null,
      current: toBase64(trust.current),
      next: trust.next && toBase64(trust.next),
      look_ups: await Promise.all(lookUps),
    };
  }

  async function ofDelta({ delta, base }) {
    const whole = toBase64(applyDelta(fromBase64(delta), readBulletin(fromBase64(base))));
    const [{ current, next }] = contract.bulletins;
    const then = await believe({ whole, held: base, current, next }).then(() => ({ refusal: null }), refusal);
    return { refusal: null, whole, then: then.refusal };
  }

  return {
    bulletins: await Promise.all(contract.bulletins.map((vector) => ofBulletin(vector).catch(refusal))),
    deltas: await Promise.all(contract.deltas.map((vector) => ofDelta(vector).catch(refusal))),
  };
}
