import { expect } from 'chai';
import { zeroAddress } from 'viem';
import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import { singleChoice } from '@patto/protocol/ballots/modes';
import { readBallot } from '../../scripts/cli/chain/ballotFacts.ts';
import type { Network } from '../../scripts/cli/chain/network.ts';
import { Failure } from '../../scripts/cli/failure.ts';

describe('a ballot by a rule that came after this command', () => {
  it('is refused with what to do, by whatever reads it', async () => {
    const mode = { ...encodeMode(singleChoice({ optionCount: 2 })), rule: 3 };
    const newer = {
      client: { readContract: () => Promise.resolve({ mode }) },
      contracts: {},
      ballotBoxes: [{ number: 0, kind: 'points', address: zeroAddress }],
    } as unknown as Network;
    const refused = await readBallot(newer, 7).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Failure).with.property('exitCode', 1);
    expect(refused).to.have.property('message').that.includes('Ballot 7').and.includes('a newer Patto');
  });
});
