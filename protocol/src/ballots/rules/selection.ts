/** Options that won or are funded, in their order, and what they cost together (0 for rules without money). */
export interface SelectedOptions {
  options: number[];
  cost: bigint;
}

/** The contract's form: bit i is set when option i is selected. */
export function selectionMask(options: Iterable<number>): bigint {
  let mask = 0n;
  for (const option of options) mask |= 1n << BigInt(option);
  return mask;
}

/** The options of a mask, in their order. */
export function selectedOptions(mask: bigint): number[] {
  const options: number[] = [];
  for (let option = 0; mask > 0n; option++, mask >>= 1n) {
    if ((mask & 1n) === 1n) options.push(option);
  }
  return options;
}
