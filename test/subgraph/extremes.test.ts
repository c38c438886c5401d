// Numbers that a type allows and nobody meant. A handler that fails halts the index for everybody, for good.
import { abis } from '@patto/protocol/generated/abis';
import { placedContracts } from '@patto/protocol/network/addresses';
import { contractTable } from '@patto/protocol/network/contracts';
import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AbiEvent } from 'viem';
import { localAccount, roles } from '../../scripts/stack/accounts.ts';
import { rpc } from '../../scripts/stack/chainRpc.ts';
import { type Stack, startStack } from '../../scripts/stack/stack.ts';
import { City } from './support/city.ts';
import { emission, emitterCode, extremeLog, extremes } from './support/emitter.ts';
import { list, untilIndexed } from './support/graphql.ts';
import { readIndex } from './support/publicRecord.ts';

const endOfTime = String(Date.UTC(10_000, 0) * 1000 - 1_000_000);

describe('the index when every value of an event is the least, one, or the greatest of its type', function () {
  this.timeout(240_000);

  let folder: string;
  let stack: Stack;
  let city: City;

  before(async () => {
    // Not the stack that is shared: its contracts are lost here.
    folder = await mkdtemp(join(tmpdir(), 'patto-extremes-'));
    stack = await startStack({ home: folder, ports: 'free', seed: false, dapp: false });
    city = new City(stack.description);
  });
  after(async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  });

  for (const extreme of extremes) {
    it(`goes on after the ${extreme} of each, and answers`, async () => {
      const { rpcUrl, graphUrl } = stack.description;
      for (const { key, address } of placedContracts(stack.description)) {
        if (!contractTable[key].indexed) continue;
        for (const event of abis[key].filter(
          (item): item is typeof item & AbiEvent => item.type === 'event',
        )) {
          const log = extremeLog(event, extreme);
          await rpc(rpcUrl, 'anvil_setCode', [address, emitterCode(log.topics.length)]);
          await city.send(localAccount(roles.relayer), { to: address, data: emission(log) });
        }
      }

      const block = await city.client.getBlockNumber();
      await untilIndexed(graphUrl, block);

      const lists = await readIndex(graphUrl, block);
      for (const name of [
        'municipalities',
        'commons_collection',
        'ballots',
        'roleChanges',
        'scheduledOperations',
      ]) {
        expect(lists[name], name).to.have.lengthOf.above(0);
      }
    });
  }

  it('shows what is later than the year 9999 as the end of that year', async () => {
    const block = Number(await city.client.getBlockNumber());
    const operations = await list(stack.description.graphUrl, 'scheduledOperations', 'executableFrom', block);
    expect(operations.map(({ executableFrom }) => executableFrom)).to.deep.equal(['0', '1000000', endOfTime]);
  });
});
