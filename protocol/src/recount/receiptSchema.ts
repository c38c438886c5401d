import * as v from 'valibot';
import { isAddress, type Address, type Hex } from 'viem';
import { ballotPhases } from '../ballots/phase.ts';
import { receiptVersion } from './receiptVersion.ts';
import { differenceKinds, resultStates } from './report.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const counts = v.array(count);
/** A whole number that may be larger than a JSON number holds, in decimal digits. */
const amount = v.pipe(v.string(), v.regex(/^\d+$/, 'not a whole number in decimal digits'));
const bytes = (length: number) =>
  v.custom<Hex>(
    (value) => typeof value === 'string' && new RegExp(`^0x[0-9a-f]{${2 * length}}$`).test(value),
    `not ${length} bytes in lower-case hexadecimal`,
  );
/** With the letters' case as a checksum (EIP-55). */
const address = v.custom<Address>(
  (value) => typeof value === 'string' && isAddress(value),
  'not an address with its checksum',
);

const Place = v.strictObject({
  block: count,
  transaction: bytes(32),
  /** Position of the log within its block, from 0. */
  logIndex: count,
  /** Position of the vote within its log, from 0. */
  position: v.optional(count),
});

const ReceiptDifference = v.strictObject({
  kind: v.picklist(differenceKinds),
  place: v.optional(Place),
  /** What the contract stores, the transaction sent or the rules demand. */
  expected: v.string(),
  /** What stands in the logs, or for a result what the chain has instead. */
  found: v.string(),
  field: v.optional(v.string()),
  /** Position of the option on the sheet, from 0. */
  option: v.optional(count),
  /** The member's index in its commons. */
  member: v.optional(count),
});

/**
 * What somebody keeps of an own count: what was counted, as of which block, what came out, and whether the chain says the
 * same. Nothing in it depends on who counted or when, so that two counts of one ballot at one block give the same bytes.
 */
export const RecountReceipt = v.pipe(
  v.strictObject({
    kind: v.literal('patto-recount-receipt'),
    version: v.literal(receiptVersion),
    chainId: count,
    contracts: v.strictObject({ ballotBox: address, membership: address, reputation: address }),
    /** The last block that was read: whoever repeats the count at this one gets the same figures. Time in unix seconds. */
    block: v.strictObject({ number: count, hash: bytes(32), time: count }),
    /** The first block that was read. */
    fromBlock: count,
    /** The ballot's number. */
    ballot: count,
    /** The number of its commons. */
    commons: count,
    phase: v.picklist(ballotPhases),
    /** `equal` where nothing differs. */
    recount: v.picklist(['equal', 'different']),
    /** Votes in the logs. */
    votes: count,
    /** Members when the ballot started. */
    members: count,
    /** Votes by memberships that were moved without their owner's signature in the 90 days before the start. */
    carriedVotes: count,
    /** The rolling digest of the votes in the logs. */
    voteDigest: bytes(20),
    /** keccak256 of the sheet, as the contract keeps it. */
    sheetDigest: bytes(32),
    /** Points on each option, in the sheet's order. */
    tally: counts,
    /** Votes that gave each option at least one point. */
    supporters: counts,
    result: v.strictObject({
      state: v.picklist(resultStates),
      /** The options that win by the rules, by position from 0; none unless the state is `counted`. */
      selected: counts,
      /** What they cost, in the unit of its sheet (`moneyUnit.ts`). */
      cost: amount,
      quorumMet: v.boolean(),
      /**
       * What the chain has; null before a selection was put forward. `candidates` are those that were, with how many
       * members endorsed each; `tieBroken` where the municipality picked among those endorsed most.
       */
      onRecord: v.nullable(
        v.strictObject({
          selected: counts,
          cost: amount,
          final: v.boolean(),
          candidates: v.array(v.strictObject({ selected: counts, endorsements: count })),
          tieBroken: v.boolean(),
        }),
      ),
    }),
    /**
     * Null where the transactions behind the votes were not looked at. Else the signatures that were `recovered` and
     * compared, the votes that voters sent themselves (`own`), those signed by contract accounts (`byContract`), which only
     * the chain can check, and those that cannot be read (`unreadable`): they came through a contract, or were not signed by
     * a key and the node cannot tell whether the account had code when it voted.
     */
    signatures: v.nullable(
      v.strictObject({ recovered: count, own: count, byContract: count, unreadable: count }),
    ),
    /** The first 1,000 differences, and how many there are. */
    differences: v.array(ReceiptDifference),
    differenceCount: count,
    /** Logs that were read, and the bytes of these and of the transactions. */
    logs: count,
    bytes: count,
  }),
  v.check(
    ({ recount, differences, differenceCount }) =>
      (recount === 'equal') === (differenceCount === 0) && differences.length <= differenceCount,
    'it says of itself both that it is equal and that it is not',
  ),
);
export type RecountReceipt = v.InferOutput<typeof RecountReceipt>;
