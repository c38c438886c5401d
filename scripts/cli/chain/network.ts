import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { createPublicClient, defineChain, http, type Chain, type PublicClient } from 'viem';
import type { BallotBox } from '@patto/protocol/network/ballotBoxes';
import { checksumsHold } from '@patto/protocol/network/checksums';
import { NetworkDescription, type ContractAddresses } from '@patto/protocol/network/description';
import { readDescription } from '../../stack/description.ts';
import { badInput, fileReason, reasonOf } from '../failure.ts';

/** Chain id of the local stack; only there may a command move the chain's clock. */
const localChainId = 31337;

/** The options that every command takes. */
export interface NetworkOptions {
  /** A JSON file like `.patto/stack.json`. */
  network?: string;
  rpcUrl?: string;
  graphUrl?: string;
  ipfsUrl?: string;
}

/** The same of a command that can ask several nodes. */
export interface ComparedNodes extends Omit<NetworkOptions, 'rpcUrl'> {
  rpcUrl?: string[];
}

/** A chain with Patto on it, and what serves its index and its documents. */
export interface Network {
  chainId: number;
  isLocal: boolean;
  rpcUrl: string;
  graphUrl: string;
  ipfsUrl: string;
  dappUrl: string | undefined;
  startBlock: bigint;
  contracts: ContractAddresses;
  ballotBoxes: readonly BallotBox[];
  chain: Chain;
  client: PublicClient;
}

const Description = v.pipe(
  v.object({
    ...NetworkDescription.entries,
    dappUrl: v.optional(v.pipe(v.string(), v.url())),
  }),
  v.check((described) => checksumsHold(described), 'an address with a wrong checksum'),
);

type Described = v.InferOutput<typeof Description>;

/**
 * Finds the network that the options name, by default the running local stack, and makes sure that its chain
 * answers and is the one described.
 */
export async function connect(options: NetworkOptions): Promise<Network> {
  const described = await describedNetwork(options.network);
  return connectTo({
    ...described,
    ...(options.rpcUrl === undefined ? {} : { rpcUrl: options.rpcUrl }),
    ...(options.graphUrl === undefined ? {} : { graphUrl: options.graphUrl }),
    ...(options.ipfsUrl === undefined ? {} : { ipfsUrl: options.ipfsUrl }),
  });
}

/** The same of each node that the options name, or of the described one. */
export async function connectEach({
  rpcUrl: rpcUrls = [],
  ...options
}: ComparedNodes): Promise<[Network, ...Network[]]> {
  const [first, ...others] = rpcUrls;
  const optionsOf = (rpcUrl: string | undefined) => (rpcUrl === undefined ? options : { ...options, rpcUrl });
  return [
    await connect(optionsOf(first)),
    ...(await Promise.all(others.map((rpcUrl) => connect(optionsOf(rpcUrl))))),
  ];
}

/** The same from a description at hand. */
export async function connectTo(description: Described): Promise<Network> {
  const { chainId, rpcUrl } = description;
  const isLocal = chainId === localChainId;
  const chain = defineChain({
    id: chainId,
    name: isLocal ? 'Patto local' : `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const client = createPublicClient({
    chain,
    transport: http(rpcUrl, { timeout: 120_000, retryCount: isLocal ? 0 : 3 }),
    pollingInterval: isLocal ? 50 : 1_000,
  });
  const found = await client.getChainId().catch((error: unknown) => {
    throw badInput(`No chain answers at ${rpcUrl}. Start the local stack first: npm start`, error);
  });
  if (found !== chainId) {
    throw badInput(
      `The chain at ${rpcUrl} has the id ${found}, not ${chainId}. Check --rpc-url and --network.`,
    );
  }
  return {
    chainId,
    isLocal,
    rpcUrl,
    graphUrl: description.graphUrl,
    ipfsUrl: description.ipfsUrl,
    dappUrl: description.dappUrl,
    startBlock: BigInt(description.startBlock),
    contracts: description.contracts,
    ballotBoxes: description.ballotBoxes,
    chain,
    client,
  };
}

async function describedNetwork(file: string | undefined): Promise<Described> {
  const read = async (): Promise<unknown> =>
    file === undefined ? readDescription() : (JSON.parse(await readFile(file, 'utf8')) as unknown);
  const content = await read().catch((error: unknown) => {
    throw badInput(
      file === undefined ? reasonOf(error) : `The network file ${file} cannot be read: ${fileReason(error)}.`,
      error,
    );
  });
  const parsed = v.safeParse(Description, content);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw badInput(
    `${file ?? 'stack.json'} does not describe a network: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`,
  );
}
