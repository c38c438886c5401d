import * as v from 'valibot';

/** Bytes as the chain and the index write them: hexadecimal with 0x. */
export const Hex = v.custom<`0x${string}`>(
  (value) => typeof value === 'string' && /^0x[0-9a-fA-F]*$/.test(value),
  'hexadecimal text',
);
