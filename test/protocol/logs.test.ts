import { expect } from 'chai';
import type { PublicClient } from 'viem';
import { fetchLogs, inWindows, logWindows } from '@patto/protocol/chain/logs';

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

  /** How wide each question was that it takes to come to this block. */
  const widths = async (toBlock: number, takes: (from: number, to: number) => boolean) => {
    const asked: number[] = [];
    const ask = ({ fromBlock, toBlock: last }: { fromBlock: number; toBlock: number }) => {
      asked.push(last - fromBlock + 1);
      return takes(fromBlock, last) ? Promise.resolve(last) : Promise.reject(new Error('too much'));
    };
    for await (const last of inWindows({ fromBlock: 100, toBlock }, ask)) expect(last).to.be.at.most(toBlock);
    return asked;
  };

  it('learns how much a node takes: few of its questions are refused, however long the chain', async () => {
    const asked = await widths(1_000_000, (from, to) => to - from < 1_000);
    expect(asked.filter((width) => width > 1_000).length).to.be.below(asked.length / 10);
    expect(asked.length).to.be.below(2_000);
  });

  it('asks for long ranges again once it has passed blocks that were too full', async () => {
    const asked = await widths(3_000_000, (from, to) => from >= 3_000 || to <= 2_000 || to - from <= 20);
    expect(asked.at(-2)).to.equal(100_000);
    expect(asked.length).to.be.below(250);
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

  it('asks for no more than whoever reads has folded in, so that memory does not grow with the chain', async () => {
    const { client, asked } = node(5_000);
    const windows = logWindows(client, { ...request, topics: [] });
    await windows.next();
    expect(asked).to.have.length(1);
    await windows.next();
    // A window of twice the width was refused before.
    expect(asked).to.deep.equal([5_000, 10_000, 5_000]);
    await windows.return();
  });

  it('is the same way for whatever is asked by stretches of blocks: nothing is left out and nothing told twice', async () => {
    const seen: number[] = [];
    const blocks = ({ fromBlock, toBlock }: { fromBlock: number; toBlock: number }) =>
      toBlock - fromBlock >= 700
        ? Promise.reject(new Error('the answer is too large'))
        : Promise.resolve(Array.from({ length: toBlock - fromBlock + 1 }, (_, i) => fromBlock + i));
    for await (const window of inWindows({ fromBlock: 100, toBlock: 20_000 }, blocks)) seen.push(...window);
    expect(seen).to.deep.equal(Array.from({ length: 19_901 }, (_, i) => 100 + i));
  });
});
