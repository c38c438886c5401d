/** Numbers from 0 to 1 that are the same on every run (Park and Miller's minimal standard). */
export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
