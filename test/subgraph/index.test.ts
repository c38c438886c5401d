// The index of a running stack, compared list by list with the chain it was made from.
import { expect } from 'chai';
import { rpc } from '../../scripts/stack/chainRpc.ts';
import type { StackDescription } from '../../scripts/stack/description.ts';
import { City } from './support/city.ts';
import { indexHead, until, untilIndexed } from './support/graphql.ts';
import { type PublicRecord, readChain, readIndex } from './support/publicRecord.ts';
import { RandomHistory } from './support/randomHistory.ts';
import { sharedStack } from './support/sharedStack.ts';

const seed = Number(process.env['PATTO_TEST_SEED'] ?? 20_261_122);

describe(`the index after a random history (PATTO_TEST_SEED=${seed})`, function () {
  this.timeout(180_000);

  let stack: StackDescription;
  let city: City;
  let history: RandomHistory;

  before(async () => {
    stack = (await sharedStack()).description;
    city = new City(stack);
    history = await RandomHistory.begin(city, seed);
  });

  /** Both sides at the same block, list by list so that a difference names its list. */
  async function expectSameAt(block: bigint): Promise<PublicRecord> {
    const { graphUrl } = stack;
    await untilIndexed(graphUrl, block);
    const [chain, index] = await Promise.all([
      readChain(city.client, stack, block),
      readIndex(graphUrl, block),
    ]);
    for (const [name, rows] of Object.entries(chain)) expect(index[name], name).to.deep.equal(rows);
    return index;
  }

  let middle: bigint;

  it('says what the chain says, in every list and figure', async () => {
    await history.live(150);
    middle = await city.client.getBlockNumber();
    await history.live(150);
    const lists = await expectSameAt(await city.client.getBlockNumber());
    const lived = `seed ${seed}: ${[...history.done].map(([name, times]) => `${name} ${times}`).join(', ')}`;
    for (const [name, rows] of Object.entries(lists)) {
      expect(rows, `no ${name} in this history; ${lived}`).to.have.lengthOf.above(0);
    }
  });

  it('still says what the chain said halfway', async () => {
    await expectSameAt(middle);
  });

  it('says what the chain says after a reorganisation that drops and replaces blocks', async () => {
    const { rpcUrl, graphUrl } = stack;
    const before = await city.client.getBlockNumber();
    // To go back, graph-node needs each dropped block, and anvil has forgotten them: so no more than it stores at a time.
    while ((await city.client.getBlockNumber()) - before < 6n) await history.live(1);
    const dropped = await city.client.getBlock();
    await until('the block that will be dropped is indexed', async () => {
      const { block } = await indexHead(graphUrl);
      return block.hash === dropped.hash || BigInt(block.number) > dropped.number;
    });

    const head = await city.client.getBlockNumber();
    await rpc(rpcUrl, 'anvil_reorg', [Number(head - before), []]);
    expect((await city.client.getBlock({ blockNumber: dropped.number })).hash).not.to.equal(dropped.hash);
    await history.live(25);

    await until('the index follows the new blocks', async () => {
      const { block } = await indexHead(graphUrl);
      const { hash } = await city.client.getBlock({ blockNumber: BigInt(block.number) });
      return BigInt(block.number) > head && hash === block.hash;
    });
    await expectSameAt(await city.client.getBlockNumber());
  });
});
