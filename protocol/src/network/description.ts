// How a network with Patto on it is described: `.patto/stack.json`, networks/NAME.json and the dapp's config.json are
// this, with what each adds.
import * as v from 'valibot';
import type { Address } from 'viem';
import { maxBoxes } from './ballotBoxes.ts';
import { ballotKinds, type SingletonKey, singletonKeys } from './contracts.ts';

/** An address of 20 bytes; `checksums.ts` looks at its upper and lower case. */
export const AddressText = v.custom<Address>(
  (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value),
  'not an address',
);

const Url = v.pipe(v.string(), v.url());

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Where the contracts are of which there is one each. */
const ContractAddresses = v.object(
  Object.fromEntries(singletonKeys.map((key) => [key, AddressText])) as Record<
    SingletonKey,
    typeof AddressText
  >,
);

export type ContractAddresses = Readonly<v.InferOutput<typeof ContractAddresses>>;

const Box = v.object({
  number: v.pipe(Whole, v.maxValue(maxBoxes - 1)),
  kind: v.picklist(ballotKinds),
  address: AddressText,
});

/** Where Patto is on a chain. */
export const Deployment = v.object({
  /** The block in which the first contract was deployed. */
  startBlock: Whole,
  contracts: ContractAddresses,
  /** See `ballotBoxes.ts`. */
  ballotBoxes: v.pipe(
    v.array(Box),
    v.minLength(1, 'no ballot box'),
    v.check(
      (boxes) => new Set(boxes.map(({ number }) => number)).size === boxes.length,
      'two ballot boxes of one number',
    ),
  ),
});

export type Deployment = Readonly<v.InferOutput<typeof Deployment>>;

/** A chain with Patto on it, and what serves its index and its documents. */
export const NetworkDescription = v.object({
  chainId: v.pipe(v.number(), v.integer(), v.minValue(1)),
  rpcUrl: Url,
  /** GraphQL queries over HTTP. */
  graphUrl: Url,
  /** Kubo's RPC under /api/v0 and a gateway under /ipfs. */
  ipfsUrl: Url,
  /** Where /ipfs answers too, asked in turn where the first has not the right bytes. */
  otherGateways: v.optional(v.array(Url)),
  ...Deployment.entries,
});

export type NetworkDescription = Readonly<v.InferOutput<typeof NetworkDescription>>;
