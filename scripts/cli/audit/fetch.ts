import type { Hex } from 'viem';
import type { FetchedDocument, FetchedDocuments } from '@patto/protocol/audit/documents';
import { decodeHistory, historyTopics, type HistoryEvent } from '@patto/protocol/audit/history';
import { placesIn, type PlaceReads } from '@patto/protocol/audit/municipalities';
import { sendersOf, transactionsToAsk, type Senders } from '@patto/protocol/audit/senders';
import { inSlices } from '@patto/protocol/chain/inSlices';
import { logDigest } from '@patto/protocol/chain/logDigest';
import { logWindows } from '@patto/protocol/chain/logs';
import { fetchTransaction } from '@patto/protocol/chain/transactions';
import { commonsRegistryAbi, membershipAbi } from '@patto/protocol/generated/abis';
import { followedAddresses } from '@patto/protocol/network/addresses';
import { findDocument } from '../chain/documents.ts';
import type { Network } from '../chain/network.ts';

// What an audit asks of the node and of IPFS. What it makes of the answers is in protocol/src/audit.

/**
 * All that ever happened up to a block but the votes, which the recounts fetch: in the chain's order, from a node's logs and
 * never through the index.
 */
export async function fetchHistory(
  network: Network,
  toBlock: number,
): Promise<{ history: HistoryEvent[]; digest: Hex }> {
  const { client, startBlock } = network;
  const history: HistoryEvent[] = [];
  let digest = logDigest([]);
  const request = { address: followedAddresses(network), topics: [historyTopics], toBlock };
  for await (const logs of logWindows(client, { ...request, fromBlock: Number(startBlock) })) {
    for (const event of decodeHistory(logs)) history.push(event);
    digest = logDigest(logs, digest);
  }
  return { history, digest };
}

/** Who stands behind the events that do not say themselves who acted. */
export async function fetchSenders(network: Network, history: readonly HistoryEvent[]): Promise<Senders> {
  const { chainId, client, contracts } = network;
  const transactions = await inSlices(transactionsToAsk(history), (hash) => fetchTransaction(client, hash));
  return sendersOf({ chainId, membership: contracts.membership }, history, transactions);
}

/**
 * Documents from the gateway, each checked against its digest.
 * @param known Takes them up and spares asking for them again: what a digest names is the same whichever node gave the digest.
 */
export async function fetchDocuments(
  network: Network,
  digests: readonly Hex[],
  known: Map<Hex, FetchedDocument>,
): Promise<FetchedDocuments> {
  const wanted = digests.filter((digest) => !known.has(digest));
  const found = await inSlices(wanted, (digest) => findDocument(network, digest));
  found.forEach((document, i) => {
    const digest = wanted[i];
    if (digest !== undefined) known.set(digest, document);
  });
  return known;
}

/** What the contracts say as of a block of the municipalities and commons that these events make. */
export async function fetchPlaces(
  { client, contracts }: Network,
  history: readonly HistoryEvent[],
  block: number,
): Promise<PlaceReads> {
  const blockNumber = BigInt(block);
  const registry = { address: contracts.commonsRegistry, abi: commonsRegistryAbi, blockNumber } as const;
  const { municipalities, commons } = placesIn(history);
  const admins = await inSlices(municipalities, async (id) => {
    const admin = await client.readContract({ ...registry, functionName: 'municipalityAdmin', args: [id] });
    return [id, admin] as const;
  });
  const states = await inSlices(commons, async (id) => {
    const [{ status }, [members]] = await Promise.all([
      client.readContract({ ...registry, functionName: 'commons', args: [id] }),
      client.readContract({
        address: contracts.membership,
        abi: membershipAbi,
        functionName: 'memberCount',
        args: [id],
        blockNumber,
      }),
    ]);
    return [id, { status, members }] as const;
  });
  return { admins: new Map(admins), commons: new Map(states) };
}
