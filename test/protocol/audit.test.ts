import { expect } from 'chai';
import { concat, keccak256, pad, slice, zeroHash, type Address, type Hex } from 'viem';
import { setSteward } from '@patto/protocol/acts/members';
import { registerMunicipality } from '@patto/protocol/acts/municipalities';
import { roleLabels } from '@patto/protocol/audit/accessRoles';
import { accessProblems } from '@patto/protocol/audit/accessSettings';
import { auditBallot, openingsIn } from '@patto/protocol/audit/ballots';
import { checkDocuments, digestsIn } from '@patto/protocol/audit/documents';
import { decodeHistory, type HistoryEvent } from '@patto/protocol/audit/history';
import { municipalitiesIn } from '@patto/protocol/audit/municipalities';
import { auditReport } from '@patto/protocol/audit/report';
import { followRoles, rolesIn } from '@patto/protocol/audit/roles';
import { eventsOf } from '@patto/protocol/audit/scope';
import { sendersOf, transactionsToAsk, type Senders } from '@patto/protocol/audit/senders';
import { followAnnounced, followCode } from '@patto/protocol/audit/upgrades';
import { longestEndorsing } from '@patto/protocol/ballots/endorsements';
import { approval } from '@patto/protocol/ballots/modes';
import type { BallotSheet } from '@patto/protocol/ballots/sheet';
import { fetchLogs } from '@patto/protocol/chain/logs';
import type { RawLog } from '@patto/protocol/chain/rawLog';
import { fetchTransaction } from '@patto/protocol/chain/transactions';
import { roles } from '@patto/protocol/network/roles';
import { recountBallot } from '@patto/protocol/recount/recount';
import type { RecountReport } from '@patto/protocol/recount/report';
import { durations } from '../support/deployment.ts';
import { startAnvil, type Anvil } from './support/anvil.ts';
import {
  deployPatto,
  joinResidents,
  openBallot,
  recountRequest,
  resident,
  type Deployment,
} from './support/deployment.ts';

const sheet: BallotSheet = {
  budget: 0n,
  commons: 'Orto',
  question: 'Che cosa?',
  options: [
    { cost: 0n, label: 'Una serra' },
    { cost: 0n, label: 'Degli alberi' },
  ],
};

describe('an audit of what was fetched', function () {
  this.timeout(60_000);
  let chain: Anvil;
  let patto: Deployment;
  let logs: RawLog[];
  let history: HistoryEvent[];
  let senders: Senders;
  let count: RecountReport;

  before(async () => {
    chain = await startAnvil();
    patto = await deployPatto(chain);
    const { registry, membership } = patto.contracts;
    await joinResidents(patto, 0, 3);
    for (const steward of [true, false]) {
      await patto.does(
        setSteward(membership.address, { commonsId: 1, account: resident(1).address, steward }),
      );
    }
    await patto.does(
      setSteward(membership.address, { commonsId: 1, account: resident(0).address, steward: true }),
    );
    const { ballotId } = await openBallot(patto, approval({ optionCount: 2 }), sheet);
    // Another municipality, whose events are not the first one's.
    const [, other] = await chain.client.getAddresses();
    if (other === undefined) throw new Error('The chain has one account only');
    await patto.doesAs(patto.registrar)(
      registerMunicipality(registry.address, { admin: other, metadataDigest: keccak256('0x03') }),
    );
    count = await recountBallot(chain.publicClient, recountRequest(patto, ballotId));
    logs = await fetchLogs(chain.publicClient, {
      address: Object.values(patto.contracts).map(({ address }) => address),
      topics: [],
      fromBlock: patto.fromBlock,
      toBlock: Number(await chain.client.getBlockNumber()),
    });
    history = decodeHistory(logs);
    const transactions = await Promise.all(
      transactionsToAsk(history).map((hash) => fetchTransaction(chain.publicClient, hash)),
    );
    const chainId = await chain.client.getChainId();
    senders = await sendersOf({ chainId, membership: membership.address }, history, transactions);
  });
  after(() => chain.stop());

  it('decodes every log of the contracts, in order, and passes over what is none of theirs', () => {
    expect(history).to.have.length(logs.length);
    expect(history.map(({ at }) => at.block)).to.eql(logs.map(({ block }) => block));
    const [first] = logs;
    if (first === undefined) throw new Error('There are no logs');
    expect(
      decodeHistory([
        { ...first, topics: [zeroHash] },
        { ...first, topics: [] },
      ]),
    ).to.eql([]);
    const opened = logs.filter((_, i) => history[i]?.eventName === 'BallotOpened');
    expect(decodeHistory(opened.map((log) => ({ ...log, data: '0x00' as const })))).to.eql([]);
  });

  it('follows rights to whom they belong, and takes those of one municipality', () => {
    const all = followRoles(history, senders);
    const { now, changes, uses } = rolesIn(all, 1);
    const place = { municipality: 1, commons: 1 };
    expect(now.filter(({ role }) => role === 'steward').map(({ account }) => account)).to.eql([
      resident(0).address,
    ]);
    expect(changes.filter(({ role }) => role === 'steward').map(({ change }) => change)).to.eql([
      'granted',
      'removed',
      'granted',
    ]);
    expect(now.map(({ role }) => role)).to.include.members(['admin', 'municipality admin', 'issuer']);
    const issuer = now.find(({ role }) => role === 'issuer')?.account;
    expect(uses.find(({ act }) => act === 'signed who is eligible')).to.include({
      ...place,
      account: issuer,
    });
    expect(all.now.filter(({ role }) => role === 'municipality admin')).to.have.length(2);
    expect(now.filter(({ role }) => role === 'municipality admin')).to.have.length(1);
  });

  it('leaves open who signed in a call that cannot be read, or by a signature that only a contract can check', async () => {
    const joined = history.find(({ eventName }) => eventName === 'MembersJoined');
    if (joined === undefined) throw new Error('Nobody joined');
    const { hash, from, to, input } = await fetchTransaction(chain.publicClient, joined.at.transaction);
    const place = {
      chainId: await chain.client.getChainId(),
      membership: patto.contracts.membership.address,
    };
    const issuerBy = async (data: Hex) =>
      (await sendersOf(place, history, [{ hash, from, to, input: data }])).issuerOf(hash);
    expect(await issuerBy(input))
      .to.equal(senders.issuerOf(hash))
      .and.not.to.equal(undefined);
    expect(await issuerBy('0x12345678')).to.equal(undefined);
    expect(await issuerBy(slice(input, 0, 100))).to.equal(undefined);
    const lastWords = slice(input, 0, input.length / 2 - 1 - 96);
    expect(await issuerBy(concat([lastWords, pad('0x', { size: 96 })]))).to.equal(undefined);
  });

  it('lists documents, code and announced changes, and says of what was not got that it is missing', () => {
    const own = eventsOf(history, 1);
    const [kept, ...lost] = digestsIn(own);
    if (kept === undefined) throw new Error('The events name no document');
    const fetched = new Map([[kept, { state: 'ok' as const, content: new Uint8Array() }]]);
    const documents = checkDocuments(own, fetched);
    expect(documents.map(({ digest }) => digest)).to.eql([kept, ...lost]);
    expect(documents.map(({ state }) => state)).to.eql(['ok', ...lost.map(() => 'missing')]);
    const nameOf = (address: string) => address;
    expect(followCode(history, nameOf)).to.have.length(2);
    expect(followAnnounced(history, nameOf)).to.eql([]);
    const reads = { admins: new Map(), commons: new Map([[1, { status: 1, members: 3 }]]) };
    const [municipality, ...others] = municipalitiesIn(own, reads, new Map());
    expect(others).to.eql([]);
    expect(municipality?.name).to.equal('Municipality 1');
    expect(municipality?.commons[0]).to.deep.include({ name: 'Commons 1', status: 'active', members: 3 });
  });

  it('has no problem where all fits, and names each that does not', () => {
    const own = eventsOf(history, 1);
    const [opening] = openingsIn(own);
    if (opening === undefined) throw new Error('No ballot was opened');
    const audited = (report: RecountReport) =>
      auditBallot(opening, report, { history: own, documents: new Map() });
    const findings = {
      chainId: count.chainId,
      block: count.toBlock,
      blockHash: count.blockHash,
      time: count.blockTime,
      logDigest: count.logDigest,
      contracts: {},
      municipalities: [],
      ballots: [audited(count)],
      roles: rolesIn(followRoles(history, senders), 1),
      announced: [],
      code: [],
      documents: [],
      access: [],
    };
    expect(findings.ballots[0]).to.deep.include({ ballot: 1, phase: 'Open', recount: 'equal', members: 3 });
    expect(auditReport(findings, () => true).problems).to.eql([]);
    const differences = [{ kind: 'voteCount' as const, expected: '1', found: '0' }];
    const altered = audited({ ...count, equal: false, differences, differenceCount: 1 });
    const { problems } = auditReport(
      { ...findings, ballots: [altered], documents: checkDocuments(own, new Map()).slice(0, 1) },
      ({ role }) => role !== 'issuer',
    );
    expect(problems.map(({ kind }) => kind)).to.eql(['recount', 'document', 'role']);
  });

  it('finds the settings of access as the deployment makes them, and each that binds for less time than a ballot takes', () => {
    const problemsFor = (longestBallot: number) =>
      accessProblems(history, followRoles(history, senders).now, accessContext(longestBallot));
    const { maxLead, maxDuration, challengeWindow, upgradeDelay } = durations;
    expect(problemsFor(maxLead + maxDuration + longestEndorsing(challengeWindow))).to.eql([]);
    expect(problemsFor(upgradeDelay)).to.eql([]);
    expect(problemsFor(upgradeDelay + 1).map(({ setting }) => setting)).to.eql([
      'the delay on rebinding functions of commonsRegistry',
      'the delay on rebinding functions of reputation',
      'the delay on granting role upgrader',
      `the notice that ${patto.upgrader} gives as upgrader`,
    ]);
  });

  it('names each setting of access that was changed, where, and what it must be', () => {
    const { accessManager, registry, reputation } = patto.contracts;
    const at = { block: 99, transaction: zeroHash };
    const stranger = resident(50).address;
    const selector = '0x4f1ef286';
    const changedBy = (eventName: string, args: object, address: Address = accessManager.address) => {
      const event = { eventName, args, address, at } as unknown as HistoryEvent;
      const changed = [...history, event];
      const problems = accessProblems(changed, followRoles(changed, senders).now, accessContext(1_000));
      return problems.map(({ setting, expected, found, at: place }) => {
        expect(place).to.equal(at);
        return `${setting}: ${expected}, not ${found}`;
      });
    };
    const tooShort = 'at least 1000 s, as long as a ballot can take, not 999 s';
    const { UPGRADER, REGISTRAR, GUARDIAN } = roles;
    for (const [eventName, args, problem] of [
      [
        'TargetFunctionRoleUpdated',
        { target: reputation.address, selector, roleId: GUARDIAN },
        'who may call upgradeToAndCall of reputation: upgrader, not guardian',
      ],
      [
        'TargetFunctionRoleUpdated',
        { target: registry.address, selector: '0x01020304', roleId: 2n ** 64n - 1n },
        'who may call 0x01020304 of commonsRegistry: admin, not role 18446744073709551615',
      ],
      [
        'TargetAdminDelayUpdated',
        { target: registry.address, delay: 999 },
        `the delay on rebinding functions of commonsRegistry: ${tooShort}`,
      ],
      [
        'RoleGrantDelayChanged',
        { roleId: UPGRADER, delay: 999 },
        `the delay on granting role upgrader: ${tooShort}`,
      ],
      [
        'RoleGuardianChanged',
        { roleId: UPGRADER, guardian: UPGRADER },
        'the guardian of role upgrader: guardian, not upgrader',
      ],
      [
        'RoleAdminChanged',
        { roleId: REGISTRAR, admin: GUARDIAN },
        'who administers role registrar: admin, not guardian',
      ],
      [
        'RoleGranted',
        { roleId: UPGRADER, account: stranger, delay: 999, since: 0, newMember: true },
        `the notice that ${stranger} gives as upgrader: ${tooShort}`,
      ],
    ] as const) {
      expect(changedBy(eventName, args), eventName).to.eql([problem]);
    }
    expect(changedBy('AuthorityUpdated', { authority: stranger }, reputation.address)).to.eql([
      `the access manager of reputation: ${accessManager.address}, not ${stranger}`,
    ]);
    expect(changedBy('AuthorityUpdated', { authority: stranger }, stranger)).to.eql([]);
  });

  /** What the judgement of access takes beside the history. */
  function accessContext(longestBallot: number) {
    const { accessManager, forwarder, registry, membership, reputation } = patto.contracts;
    const contracts = {
      accessManager: accessManager.address,
      forwarder: forwarder.address,
      commonsRegistry: registry.address,
      membership: membership.address,
      reputation: reputation.address,
    };
    return { contracts, label: roleLabels(history), longestBallot };
  }
});
