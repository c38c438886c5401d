import { membershipAbi } from '@patto/protocol/generated/abis';
import { QueryClient } from '@tanstack/react-query';
import { expect } from 'chai';
import { decodeFunctionData, encodeFunctionResult, type Hex, zeroAddress } from 'viem';
import { onChainQuery } from '../../dapp/src/entities/member/announcementOnChain.ts';
import type { Announcement, AnnouncementList } from '../../dapp/src/entities/member/announcements.ts';
import { withConfig } from './support/configured.ts';

const account = '0x00000000000000000000000000000000000000a1';
const to = '0x00000000000000000000000000000000000000b2';
const other = '0x00000000000000000000000000000000000000c3';
const readyAt = 1_800_000_000;
const index = 7;
/** As contracts/types/Member.sol draws it. */
const memberWord = BigInt(index) | (1_700_000_000n << 32n);
const lostFlag = 1n << 130n;
interface Truth {
  proposedMove: { to: Hex; readyAt: number; restUntil: number; proposer: Hex };
  announcedEnding: { by: Hex; readyAt: number; account: Hex };
  member: bigint;
  guardOf: Hex;
}

const nothing: Truth = {
  proposedMove: { to: zeroAddress, readyAt: 0, restUntil: 0, proposer: zeroAddress },
  announcedEnding: { by: zeroAddress, readyAt: 0, account: zeroAddress },
  member: memberWord,
  guardOf: zeroAddress,
};
const move = { to, readyAt, restUntil: 0, proposer: other } as const;
const ending = { by: other, readyAt, account } as const;

/** A chain whose Membership answers this, of whichever member. */
function chain(truth: Partial<Truth>): void {
  const known = { ...nothing, ...truth };
  globalThis.fetch = (_, options) => {
    const body = JSON.parse(options?.body as string) as { id: number; params: [{ data: Hex }] }[];
    const answers = body.map(({ id, params: [{ data }] }) => {
      const { functionName } = decodeFunctionData({ abi: membershipAbi, data });
      const result = known[functionName as keyof Truth];
      return {
        jsonrpc: '2.0',
        id,
        result: encodeFunctionResult({ abi: membershipAbi, functionName, result }),
      };
    });
    return Promise.resolve(Response.json(answers));
  };
}

function isOnChain(list: AnnouncementList, more: Partial<Announcement> = {}): Promise<boolean> {
  const announcement: Announcement = {
    id: '0x0000000100000001',
    kind: 'Move',
    state: 'Waiting',
    account,
    to,
    readyAt,
    member: { index },
    commons: { number: 1, metadata: null },
    ...more,
  };
  return new QueryClient().query({ ...onChainQuery(list, announcement, [account]), retry: false });
}

describe('What the index says was announced', () => {
  withConfig(other);

  it('is a move of the person’s membership where the contract has this very one', async () => {
    chain({ proposedMove: move });
    expect(await isOnChain('ownMoves')).to.equal(true);
    expect(await isOnChain('ownMoves', { to: other })).to.equal(false);
    expect(await isOnChain('ownMoves', { readyAt: readyAt + 1 })).to.equal(false);
    chain({});
    expect(await isOnChain('ownMoves')).to.equal(false);
  });

  it('is no move of this person where it is proposed of another member', async () => {
    chain({ proposedMove: move });
    expect(await isOnChain('ownMoves', { account: other })).to.equal(false);
    chain({ proposedMove: move, member: memberWord + 1n });
    expect(await isOnChain('ownMoves')).to.equal(false);
    chain({ proposedMove: move, member: 0n });
    expect(await isOnChain('ownMoves')).to.equal(false);
  });

  it('is a guard’s to stop where the contract names the person as guard of the member that is shown', async () => {
    const guarded = { account: other } as const;
    chain({ proposedMove: move, guardOf: account });
    expect(await isOnChain('guardedMoves', guarded)).to.equal(true);
    chain({ proposedMove: move, guardOf: other });
    expect(await isOnChain('guardedMoves', guarded)).to.equal(false);
    chain({ guardOf: account });
    expect(await isOnChain('guardedMoves', guarded)).to.equal(false);
    chain({ proposedMove: move, guardOf: account, member: memberWord + 1n });
    expect(await isOnChain('guardedMoves', guarded)).to.equal(false);
  });

  it('is an end, or a move carried out, where the contract has it', async () => {
    chain({ announcedEnding: ending });
    expect(await isOnChain('ownEndings', { kind: 'Ending', to: null })).to.equal(true);
    chain({ announcedEnding: { ...ending, account: other } });
    expect(await isOnChain('ownEndings', { kind: 'Ending', to: null })).to.equal(false);
    chain({ member: memberWord | lostFlag });
    expect(await isOnChain('carriedOut', { state: 'CarriedOut' })).to.equal(true);
    chain({});
    expect(await isOnChain('carriedOut', { state: 'CarriedOut' })).to.equal(false);
  });
});
