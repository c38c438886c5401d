// The one table of Patto's contracts. Whatever needs a list of them reads this one: the compiler's sources, deployment,
// descriptions of networks, the index's data sources, storage checks. It imports nothing, so that it can be read before
// anything is generated.

/** What is known of a contract before it is deployed anywhere. */
export interface ContractEntry {
  /** Its name in Solidity, which its data source and its ABI in the subgraph bear too. */
  readonly name: string;
  /** Its file as the compiler knows it: below contracts/ where it is Patto's own, otherwise a package's. */
  readonly source: string;
  /** Its name in Ignition's `deployed_addresses.json`; of a proxied one, the proxy's. Boxes have theirs in `deployedBoxes`. */
  readonly ignition?: string;
  /** Whether the index and audits follow its events. */
  readonly indexed: boolean;
  /** Of an upgradeable contract only: the library that lays out its state. */
  readonly state?: string;
  /** Of a ballot box only: the kind of ballots in it. A network may have many boxes, and one of every other contract. */
  readonly ballots?: string;
}

export const contractTable = {
  accessManager: {
    name: 'AccessManager',
    source: '@openzeppelin/contracts/access/manager/AccessManager.sol',
    ignition: 'Access#AccessManager',
    indexed: true,
  },
  forwarder: {
    name: 'PattoForwarder',
    source: 'contracts/metatx/PattoForwarder.sol',
    ignition: 'Access#PattoForwarder',
    indexed: false,
  },
  commonsRegistry: {
    name: 'CommonsRegistry',
    source: 'contracts/commons/CommonsRegistry.sol',
    ignition: 'Commons#CommonsRegistry',
    indexed: true,
    state: 'contracts/commons/CommonsRegistryStorage.sol',
  },
  membership: {
    name: 'Membership',
    source: 'contracts/commons/Membership.sol',
    ignition: 'Commons#Membership',
    indexed: true,
  },
  reputation: {
    name: 'Reputation',
    source: 'contracts/reputation/Reputation.sol',
    ignition: 'Reputation#Reputation',
    indexed: true,
    state: 'contracts/reputation/ReputationStorage.sol',
  },
  ballotBox: {
    name: 'BallotBox',
    source: 'contracts/ballots/points/BallotBox.sol',
    indexed: true,
    ballots: 'points',
  },
} as const satisfies Readonly<Record<string, ContractEntry>>;

type Table = typeof contractTable;

/** What Patto's code calls a contract: its ABI is `abis[key]`. */
export type ContractKey = keyof Table;

/** Contracts that hold ballots. */
export type BoxKey = {
  [Key in ContractKey]: Table[Key] extends { readonly ballots: string } ? Key : never;
}[ContractKey];

/** Contracts of which a network has exactly one. */
export type SingletonKey = Exclude<ContractKey, BoxKey>;

/** Contracts whose code can be changed, after a public delay. */
export type UpgradeableKey = {
  [Key in ContractKey]: Table[Key] extends { readonly state: string } ? Key : never;
}[ContractKey];

/** Kinds of ballots. */
export type BallotKind = Table[BoxKey]['ballots'];

/**
 * The ballot boxes that ignition/modules deploys. The place in this list is the box's number, which its ballots' numbers
 * follow from (`ballotBoxes.ts`), so boxes are only ever added at the end.
 */
export const deployedBoxes: readonly { readonly kind: BallotKind; readonly ignition: string }[] = [
  { kind: 'points', ignition: 'Ballots#BallotBox' },
];

/** The modules of ignition/modules that deploy something, by what stands before the `#` of its id. */
export const ignitionModules: readonly string[] = [
  ...new Set(
    [...Object.values<ContractEntry>(contractTable), ...deployedBoxes].flatMap(
      ({ ignition }) => ignition?.split('#', 1) ?? [],
    ),
  ),
];

/** The number of a box that ignition/modules deploys, for its constructor. */
export function numberOfDeployed(ignition: string): number {
  const number = deployedBoxes.findIndex((box) => box.ignition === ignition);
  if (number < 0) throw new Error(`deployedBoxes does not name ${ignition}`);
  return number;
}

/** The table as entries of one shape, in its order. */
export const contractEntries: readonly (ContractEntry & { readonly key: ContractKey })[] = (
  Object.keys(contractTable) as ContractKey[]
).map((key) => ({ key, ...contractTable[key] }));

export const singletonKeys: readonly SingletonKey[] = contractEntries
  .filter(({ ballots }) => ballots === undefined)
  .map(({ key }) => key as SingletonKey);

export const upgradeableKeys: readonly UpgradeableKey[] = contractEntries
  .filter(({ state }) => state !== undefined)
  .map(({ key }) => key as UpgradeableKey);

export const ballotKinds: readonly BallotKind[] = contractEntries.flatMap(({ ballots }) =>
  ballots === undefined ? [] : [ballots as BallotKind],
);

/** Whether the code is written here; the rest is deployed as its makers wrote it. */
export function isOwn({ source }: ContractEntry): boolean {
  return source.startsWith('contracts/');
}

/** The contract in which ballots of a kind are held. */
export function boxKeyOf(kind: BallotKind): BoxKey {
  const found = contractEntries.find(({ ballots }) => ballots === kind);
  if (found === undefined) throw new Error(`No contract holds ${kind} ballots`);
  return found.key as BoxKey;
}
