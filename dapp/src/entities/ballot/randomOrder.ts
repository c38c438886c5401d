/**
 * A place for each option, at random but always the same for one seed: no project is the first for everybody, and none
 * jumps while a person chooses.
 * @param seed Of the person and the ballot.
 */
export function randomOrder(optionCount: number, seed: string): number[] {
  const next = generator(seed);
  const order = Array.from({ length: optionCount }, (_, option) => option);
  // Fisher and Yates: all orders are equally likely.
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  const places = new Array<number>(optionCount).fill(0);
  for (const [place, option] of order.entries()) places[option] = place;
  return places;
}

/** Numbers from 0 to below 1 that follow from a seed: FNV-1a over its letters, then mulberry32. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
