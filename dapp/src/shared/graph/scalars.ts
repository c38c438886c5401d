import * as v from 'valibot';

/** `BigInt` and `Int8`, which GraphQL sends as decimal text. */
export const BigIntText = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => BigInt(value)),
);

/** A block number or another `BigInt` that fits a number. */
export const NumberText = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => Number(value)),
  v.safeInteger(),
);

/** `Timestamp`: microseconds since 1970 as text; here unix seconds. */
export const Timestamp = v.pipe(
  v.string(),
  v.transform((text) => Number(BigInt(text) / 1_000_000n)),
);
