import { QueryClient } from '@tanstack/react-query';
import { expect } from 'chai';
import { approval } from '@patto/protocol/ballots/modes';
import { singletonKeys } from '@patto/protocol/network/contracts';
import { myRecordQuery } from '../../dapp/src/features/me/queries.ts';
import { adoptDraft, forgetDraft, keepDraft, keptDraft } from '../../dapp/src/features/voting/draftStore.ts';
import { loadConfig } from '../../dapp/src/shared/start/config.ts';
import { pendingFacts, type TransactionRecord } from '../../dapp/src/shared/transactions/machine.ts';
import { accountIn, accountsOf } from '../../dapp/src/shared/wallet/accounts.ts';
import { currentWallet, setWallet } from '../../dapp/src/shared/wallet/wallet.ts';

const garden = { commonsId: 1, account: '0x00000000000000000000000000000000000000A1' } as const;
const library = { commonsId: 2, account: '0x00000000000000000000000000000000000000B2' } as const;
const stranger = '0x00000000000000000000000000000000000000C3';

const graphUrl = 'http://index.invalid/';
const network = {
  chainId: 31337,
  rpcUrl: 'http://chain.invalid/',
  graphUrl,
  ipfsUrl: 'http://files.invalid/',
  startBlock: 0,
  contracts: Object.fromEntries(singletonKeys.map((key) => [key, stranger])),
  ballotBoxes: [{ number: 0, kind: 'points', address: stranger }],
};

/** What the index keeps of each account. */
function memberOf({ commonsId, account }: typeof garden | typeof library) {
  return {
    id: account,
    index: 7,
    joinedAt: '1000000',
    leftAt: null,
    steward: false,
    reputation: '5',
    commons: {
      number: commonsId,
      metadata: null,
      ballots: [{ number: 10 + commonsId }],
      // The index is asked for the awards of all her accounts at once.
      awards: [garden, library].map(({ account: id }) => ({
        amount: '5',
        evidenceDigest: '0xab',
        timestamp: '1000000',
        member: { id },
      })),
    },
  };
}

function voteIn(number: number) {
  const mode = { optionCount: 2, minChoices: 1, maxChoices: 2, maxPerOption: 1, points: 2, costExponent: 1 };
  const words = { metadata: null, metadataDigest: '0xab', sheetDigest: '0xab' };
  return {
    choices: '0x01',
    ballot: { number, end: '9000000', ...words, ...mode, weighted: false, rule: 'Plurality', quorum: '0' },
    batch: { timestamp: `${number}000000`, transaction: '0xab' },
  };
}

interface Question {
  query: string;
  variables: { accounts?: string[]; ids?: string[] };
}

/** An index that answers only for the accounts and votes that it is asked for. */
function answerOf({ variables: { accounts = [], ids = [] } }: Question) {
  return {
    _meta: { block: { number: 1, timestamp: 1 }, hasIndexingErrors: false },
    members: [garden, library].filter(({ account }) => accounts.includes(account)).map(memberOf),
    votes: ids.map((id) => voteIn(Number.parseInt(id.slice(2, 10), 16))),
  };
}

function textOf(request: RequestInit | undefined): string {
  if (typeof request?.body !== 'string') throw new Error('The index is asked in JSON');
  return request.body;
}

/** The browser's store, as far as drafts need it. */
function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('a person with two accounts in two commons', () => {
  const browser = {
    fetch: globalThis.fetch,
    localStorage: Object.getOwnPropertyDescriptor(globalThis, 'localStorage'),
  };

  before(async () => {
    Object.defineProperty(globalThis, 'localStorage', { value: memoryStorage(), configurable: true });
    globalThis.fetch = (address, options) =>
      Promise.resolve(
        Response.json(
          address === graphUrl ? { data: answerOf(JSON.parse(textOf(options)) as Question) } : network,
        ),
      );
    await loadConfig();
    setWallet({
      status: 'in',
      address: garden.account,
      accounts: new Map([[library.commonsId, library.account]]),
      chainId: 31337,
      kind: 'browser',
      name: 'Custody',
    });
  });
  after(() => {
    setWallet({ status: 'out' });
    globalThis.fetch = browser.fetch;
    if (browser.localStorage !== undefined)
      Object.defineProperty(globalThis, 'localStorage', browser.localStorage);
  });

  it('acts in each commons by the account that she has there', () => {
    expect(accountIn(garden.commonsId)).to.equal(garden.account);
    expect(accountIn(library.commonsId)).to.equal(library.account);
    expect(accountsOf(currentWallet())).to.deep.equal([garden.account, library.account]);
    expect(accountsOf({ status: 'out' })).to.deep.equal([]);
  });

  it('sees the memberships, points and votes of both on her own page', async () => {
    const accounts = accountsOf(currentWallet());
    const { memberships, votes } = await new QueryClient().query(myRecordQuery(accounts));
    expect(memberships.map(({ commons }) => commons.number)).to.deep.equal([1, 2]);
    expect(memberships.map(({ commons }) => commons.awards.length)).to.deep.equal([1, 1]);
    expect(votes.map(({ ballot }) => ballot.number)).to.deep.equal([12, 11]);
  });

  it('finds a choice again by the account that made it, and not by the other', () => {
    const mode = approval({ optionCount: 2 });
    keepDraft(11, garden.account, [0, 1]);
    expect(keptDraft(11, mode, garden.account)).to.deep.equal([0, 1]);
    expect(keptDraft(11, mode, library.account)).to.equal(undefined);
    expect(keptDraft(11, mode, undefined)).to.equal(undefined);
    forgetDraft(11, library.account);
    expect(keptDraft(11, mode, garden.account)).to.deep.equal([0, 1]);
    forgetDraft(11, garden.account);
    expect(keptDraft(11, mode, garden.account)).to.equal(undefined);
  });

  it('takes along what she chose before signing in, and nobody else does after her', () => {
    const mode = approval({ optionCount: 2 });
    keepDraft(12, undefined, [1, 0]);
    expect(keptDraft(12, mode, library.account)).to.deep.equal([1, 0]);
    adoptDraft(12, library.account);
    expect(keptDraft(12, mode, library.account)).to.deep.equal([1, 0]);
    expect(keptDraft(12, mode, stranger)).to.equal(undefined);
  });

  it('sees what either of them has sent, and of nobody else on this device', () => {
    const sentBy = (account: `0x${string}`, commonsId: number): TransactionRecord => ({
      id: account,
      kind: 'vote',
      chainId: 31337,
      account,
      subject: { commonsId, ballotId: 10 + commonsId },
      fact: {},
      signsText: true,
      status: 'sent',
      startedAt: 0,
      changedAt: 0,
      tab: 'this',
    });
    const records = [sentBy(stranger, 1), sentBy(library.account, 2), sentBy(garden.account, 1)];
    const seenBy = (accounts: readonly `0x${string}`[]) =>
      pendingFacts(records, ['vote'], accounts).map(({ account }) => account);
    expect(seenBy(accountsOf(currentWallet()))).to.deep.equal([library.account, garden.account]);
    expect(seenBy([garden.account])).to.deep.equal([garden.account]);
    expect(pendingFacts(records, ['join'], [garden.account])).to.deep.equal([]);
  });
});
