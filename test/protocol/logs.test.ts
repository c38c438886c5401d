import { expect } from 'chai';
import type { PublicClient } from 'viem';
import { fetchLogs } from '@patto/protocol/chain/logs';

interface Range {
  fromBlock: string;
  toBlock: string;
}

/** A node with a log in every tenth block that refuses long ranges, and ranges that its `refuses` names. */
function node(longest: number, refuses: (from: number, to: number) => boolean = () => false) {
  const asked: number[] = [];
  const request = ({ params }: { params: [Range] }) => {
    const [from, to] = [Number(params[0].fromBlock), Number(params[0].toBlock)];
    asked.push(to - from + 1);
    if (to - from + 1 > longest || refuses(from, to)) return Promise.reject(new Error('range too large'));
    const logs = [];
    for (let block = Math.ceil(from / 10) * 10; block <= to; block += 10) {
      for (const index of [1, 0]) {
        logs.push({
          address: '0x00',
          topics: ['0x01'],
          data: '0x',
          blockNumber: `0x${block.toString(16)}`,
          logIndex: `0x${index.toString(16)}`,
          transactionHash: '0x02',
        });
      }
    }
    return Promise.resolve(logs);
  };
  return { client: { request } as unknown as PublicClient, asked };
}

const request = { address: '0x00', topics: [], fromBlock: 100, toBlock: 20_000 } as const;

describe('fetching logs', () => {
  it('gets each once and in order from a node that refuses long ranges', async () => {
    const { client, asked } = node(700);
    const logs = await fetchLogs(client, { ...request, topics: [] });
    expect(logs).to.have.length(2 * 1_991);
    expect(logs.map(({ block, logIndex }) => block * 10 + logIndex)).to.deep.equal(
      Array.from({ length: 3_982 }, (_, i) => (100 + 10 * (i >> 1)) * 10 + (i & 1)),
    );
    expect(asked.length).to.be.below(80);
  });

  it('says how far it is', async () => {
    const seen: number[] = [];
    await fetchLogs(node(5_000).client, {
      ...request,
      topics: [],
      onProgress: (blocks) => seen.push(blocks),
    });
    expect(seen.at(-1)).to.equal(19_901);
    expect(seen).to.deep.equal([...seen].sort((a, b) => a - b));
  });

  it('gives up with the error of the node where a single block fails', async () => {
    const { client } = node(700, (from, to) => from <= 777 && to >= 777);
    const error = await fetchLogs(client, { ...request, topics: [] }).catch((reason: unknown) => reason);
    expect(error).to.have.property('message', 'range too large');
  });

  it('stops between ranges when asked to', async () => {
    const stop = new AbortController();
    const { client, asked } = node(700);
    const { signal } = stop;
    const error = await fetchLogs(client, {
      ...request,
      topics: [],
      signal,
      onProgress: () => stop.abort(),
    }).catch((reason: unknown) => reason);
    expect(error).to.have.property('name', 'AbortError');
    expect(asked.length).to.be.below(10);
  });
});
