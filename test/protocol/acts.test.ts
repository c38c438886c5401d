import { expect } from 'chai';
import { bytesToHex, decodeFunctionData, type Abi, type Address, type Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Call } from '@patto/protocol/acts/act';
import { cancelBallot, openBallot, setOpeningPaused } from '@patto/protocol/acts/ballots';
import { createCommons, setCommonsStatus, updateCommons } from '@patto/protocol/acts/commons';
import { forwardCall, forwardCalls } from '@patto/protocol/acts/forwarding';
import {
  acceptMove,
  announceEnding,
  closeEnding,
  closeMove,
  endMembership,
  enterMembers,
  joinCommons,
  leaveCommons,
  memberActFor,
  moveMembership,
  moveMembershipFor,
  proposeMove,
  rejoinCommons,
  setGuard,
  setSteward,
  vetoMove,
  type MemberAct,
} from '@patto/protocol/acts/members';
import {
  acceptAdministration,
  offerAdministration,
  registerMunicipality,
  setIssuer,
  updateMunicipality,
} from '@patto/protocol/acts/municipalities';
import { awardReputation, revokeReputation } from '@patto/protocol/acts/reputation';
import {
  breakTie,
  contestResult,
  contestResultFor,
  endorseResult,
  endorseResultFor,
  finalizeResult,
} from '@patto/protocol/acts/results';
import { castVote, castVoteFor, castVotes } from '@patto/protocol/acts/votes';
import { encodeMode } from '@patto/protocol/ballots/encodedMode';
import { approval } from '@patto/protocol/ballots/modes';
import { contestTypedData, endorsementTypedData } from '@patto/protocol/ballots/resultMessages';
import { encodeSheet, type BallotSheet } from '@patto/protocol/ballots/sheet';
import {
  ballotBoxAbi,
  commonsRegistryAbi,
  forwarderAbi,
  membershipAbi,
  reputationAbi,
} from '@patto/protocol/generated/abis';
import { forwardTypedData } from '@patto/protocol/metatx/forwardRequest';

const to: Address = '0x00000000000000000000000000000000000000C0';
const place = { chainId: 31337, verifyingContract: to };
const digest: Hex = `0x${'ab'.repeat(32)}`;
const person = privateKeyToAccount(`0x${'01'.repeat(32)}`);
const account = person.address;
const other: Address = '0x00000000000000000000000000000000000000AA';
const signature: Hex = '0x1234';
const mode = approval({ optionCount: 2 });
const sheet: BallotSheet = {
  budget: 0n,
  commons: 'Orto',
  question: 'Which?',
  options: [
    { cost: 0n, label: 'One' },
    { cost: 0n, label: 'Two' },
  ],
};
const sheetBytes = bytesToHex(encodeSheet(sheet));
const ballotToOpen = { commonsId: 3, mode, start: 0, end: 9, sheetDigest: digest, metadataDigest: digest };
const list = { commonsId: 3, accounts: [account], personTags: [digest], issuedAt: 5, deadline: 9 };
const request = { from: account, to: other, value: 0n, gas: 5n, deadline: 9, data: signature };

const numbered = { commonsId: 3, memberIndex: 8 };
const tagged = { commonsId: 3, account, personTag: digest };
/** The signer of acts that somebody else brings. */
const signer = { signer: account.toLowerCase() as Hex, nonce: 5n, deadline: 9 };
const broughtAct = { ...signer, signature };
const brought = (act: MemberAct) => memberActFor(place, act, signer).call(signature);

/** What each act asks of its contract: the function, and the arguments in the contract's order. */
const acts: readonly (readonly [Abi, Call, string, readonly unknown[]])[] = [
  [
    commonsRegistryAbi,
    registerMunicipality(to, { admin: account, metadataDigest: digest }),
    'registerMunicipality',
    [account, digest],
  ],
  [
    commonsRegistryAbi,
    updateMunicipality(to, { municipalityId: 2, metadataDigest: digest }),
    'updateMunicipality',
    [2, digest],
  ],
  [
    commonsRegistryAbi,
    offerAdministration(to, { municipalityId: 2, candidate: other }),
    'offerAdmin',
    [2, other],
  ],
  [commonsRegistryAbi, acceptAdministration(to, { municipalityId: 2 }), 'acceptAdmin', [2]],
  [
    commonsRegistryAbi,
    setIssuer(to, { municipalityId: 2, issuer: other, trusted: true }),
    'setIssuer',
    [2, other, true],
  ],
  [
    commonsRegistryAbi,
    createCommons(to, { municipalityId: 2, latitude: 45, longitude: -7, metadataDigest: digest }),
    'createCommons',
    [2, 45, -7, digest],
  ],
  [
    commonsRegistryAbi,
    updateCommons(to, { commonsId: 3, latitude: 45, longitude: -7, metadataDigest: digest }),
    'updateCommons',
    [3, 45, -7, digest],
  ],
  [
    commonsRegistryAbi,
    setCommonsStatus(to, { commonsId: 3, status: 'Suspended' }),
    'setCommonsStatus',
    [3, 2],
  ],
  [
    membershipAbi,
    joinCommons(to, { commonsId: 3, personTag: digest, issuedAt: 5, deadline: 9, signature }),
    'join',
    [3, digest, 5, 9, signature],
  ],
  [
    membershipAbi,
    enterMembers(place, list).call(signature),
    'joinBatch',
    [3, [account], [digest], 5, 9, signature],
  ],
  [membershipAbi, leaveCommons(to, { commonsId: 3 }), 'resign', [3]],
  [membershipAbi, rejoinCommons(to, { commonsId: 3 }), 'rejoin', [3]],
  [
    membershipAbi,
    moveMembership(place, { commonsId: 3, from: account, to: other, deadline: 9 }).call(signature),
    'move',
    [3, account.toLowerCase(), 9, signature],
  ],
  [
    membershipAbi,
    moveMembershipFor(place, { commonsId: 3, from: account, to: other, deadline: 9 }).call(signature, '0x99'),
    'moveFor',
    [3, account.toLowerCase(), other.toLowerCase(), 9, signature, '0x99'],
  ],
  [
    membershipAbi,
    proposeMove(to, { commonsId: 3, from: account, to: other }),
    'proposeMove',
    [3, account, other],
  ],
  [membershipAbi, acceptMove(to, { commonsId: 3, from: account }), 'acceptMove', [3, account]],
  [membershipAbi, vetoMove(to, numbered), 'vetoMove', [3, 8]],
  [membershipAbi, closeMove(to, numbered), 'closeMove', [3, 8]],
  [membershipAbi, setGuard(to, { commonsId: 3, guard: other }), 'setGuard', [3, other]],
  [membershipAbi, announceEnding(to, tagged), 'announceEnding', [3, account, digest]],
  [membershipAbi, endMembership(to, tagged), 'endMembership', [3, account, digest]],
  [membershipAbi, closeEnding(to, numbered), 'closeEnding', [3, 8]],
  [
    membershipAbi,
    brought({
      name: 'Join',
      commonsId: 3,
      personTag: digest,
      eligibility: { issuedAt: 5, deadline: 9, signature: '0x77' },
    }),
    'joinFor',
    [3, digest, 5, 9, '0x77', broughtAct],
  ],
  [membershipAbi, brought({ name: 'Resign', commonsId: 3 }), 'resignFor', [3, broughtAct]],
  [membershipAbi, brought({ name: 'Rejoin', commonsId: 3 }), 'rejoinFor', [3, broughtAct]],
  [
    membershipAbi,
    brought({ name: 'AcceptMove', commonsId: 3, from: other }),
    'acceptMoveFor',
    [3, other, broughtAct],
  ],
  [membershipAbi, brought({ name: 'VetoMove', ...numbered }), 'vetoMoveFor', [3, 8, broughtAct]],
  [
    membershipAbi,
    brought({ name: 'SetGuard', commonsId: 3, guard: other }),
    'setGuardFor',
    [3, other, broughtAct],
  ],
  [
    membershipAbi,
    setSteward(to, { commonsId: 3, account, steward: false }),
    'setSteward',
    [3, account, false],
  ],
  [
    reputationAbi,
    awardReputation(to, {
      commonsId: 3,
      accounts: [account, other],
      amounts: [5, 6],
      evidenceDigest: digest,
    }),
    'awardBatch',
    [3, [account, other], [5, 6], digest],
  ],
  [
    reputationAbi,
    revokeReputation(to, { commonsId: 3, account, amount: 5, evidenceDigest: digest }),
    'revoke',
    [3, account, 5, digest],
  ],
  [ballotBoxAbi, openBallot(to, ballotToOpen), 'open', [3, encodeMode(mode), 0, 9, digest, digest]],
  [ballotBoxAbi, cancelBallot(to, { ballotId: 4 }), 'cancel', [4]],
  [ballotBoxAbi, setOpeningPaused(to, { paused: true }), 'setOpeningPaused', [true]],
  [ballotBoxAbi, castVote(to, { ballotId: 4, choices: 2n }), 'cast', [4, 2n]],
  [
    ballotBoxAbi,
    castVoteFor(place, { ballotId: 4, sheet, mode, points: [0, 1], signer: account }).call(signature),
    'castFor',
    [4, 2n, account.toLowerCase(), signature, sheetBytes],
  ],
  [
    ballotBoxAbi,
    castVotes(to, { ballotId: 4, entries: signature, sheet: sheetBytes }),
    'castBatch',
    [4, signature, sheetBytes],
  ],
  [ballotBoxAbi, finalizeResult(to, { ballotId: 4, sheet: '0x' }), 'finalize', [4, '0x']],
  [
    ballotBoxAbi,
    endorseResult(to, { ballotId: 4, selected: [0, 2], voteDigest: 7n, sheet: sheetBytes }),
    'endorse',
    [4, 5n, 7n, sheetBytes],
  ],
  [
    ballotBoxAbi,
    endorseResultFor(to, { ballotId: 4, selected: [254], signer: account, signature, sheet: sheetBytes }),
    'endorseFor',
    [4, 1n << 254n, account.toLowerCase(), signature, sheetBytes],
  ],
  [ballotBoxAbi, contestResult(to, { ballotId: 4, reasonDigest: digest }), 'contest', [4, digest]],
  [
    ballotBoxAbi,
    contestResultFor(to, { ballotId: 4, reasonDigest: digest, signer: account, signature }),
    'contestFor',
    [4, digest, account.toLowerCase(), signature],
  ],
  [
    ballotBoxAbi,
    breakTie(to, { ballotId: 4, selected: [1], reasonDigest: digest }),
    'breakTie',
    [4, 2n, digest],
  ],
  [forwarderAbi, forwardCall(to, { ...request, signature }), 'execute', [{ ...request, signature }]],
  [
    forwarderAbi,
    forwardCalls(to, { requests: [{ ...request, signature }], refunds: other }),
    'executeBatch',
    [[{ ...request, signature }], other],
  ],
];

/** Written by nobody: transfers that the contract refuses always, and what a deployment or an upgrade calls. */
const notActs = [
  'initialize',
  'upgradeToAndCall',
  'setAuthority',
  'safeTransferFrom',
  'safeBatchTransferFrom',
  'setApprovalForAll',
];

describe('the acts', () => {
  for (const [abi, call, functionName, args] of acts) {
    it(`${functionName} reaches the contract as it was meant`, () => {
      expect(call.to).to.equal(to);
      expect(decodeFunctionData({ abi, data: call.data })).to.deep.equal({ functionName, args });
    });
  }

  it('are all that can be written to the contracts', () => {
    for (const abi of [commonsRegistryAbi, membershipAbi, reputationAbi, ballotBoxAbi, forwarderAbi]) {
      const written = abi.flatMap((item) =>
        item.type === 'function' && !['view', 'pure'].includes(item.stateMutability) ? [item.name] : [],
      );
      const known = acts.filter(([of]) => of === abi).map(([, , functionName]) => functionName);
      expect(written.filter((name) => !notActs.includes(name))).to.have.members(known);
    }
  });

  it('about a result carry the selection in the words of the sheet', async () => {
    const typedData = endorsementTypedData(place, { ballotId: 4, sheet, selected: [0, 1] });
    expect(typedData.domain).to.deep.equal({ name: 'Patto', version: '1', ...place });
    expect(typedData.message).to.deep.equal({
      ballotId: 4,
      commons: 'Orto',
      question: 'Which?',
      selection: 'One; Two',
      selected: 3n,
    });
    const nothing = endorsementTypedData(place, { ballotId: 4, sheet, selected: [] });
    expect(nothing.message).to.deep.include({ selection: '—', selected: 0n });
    const contest = contestTypedData(place, { ballotId: 4, reasonDigest: digest });
    expect(contest.message).to.deep.equal({ ballotId: 4, reasonDigest: digest });
    const signed = await person.signTypedData(typedData);
    const call = endorseResultFor(to, {
      ballotId: 4,
      selected: [0, 1],
      signer: account,
      signature: signed,
      sheet: sheetBytes,
    });
    const { args } = decodeFunctionData({ abi: ballotBoxAbi, data: call.data });
    expect(args).to.deep.equal([4, 3n, account.toLowerCase(), signed, sheetBytes]);
  });

  it('that somebody signs carry the text that the contract will check', async () => {
    const vote = castVoteFor(place, { ballotId: 4, sheet, mode, points: [0, 1], signer: account });
    const { message, domain } = vote.typedData;
    expect(message).to.deep.equal({
      ballotId: 4,
      commons: 'Orto',
      question: 'Which?',
      choice: 'Two',
      choices: 2n,
    });
    expect(domain).to.deep.equal({ name: 'Patto', version: '1', ...place });
    const signed = await person.signTypedData(vote.typedData);
    const { args } = decodeFunctionData({ abi: ballotBoxAbi, data: vote.call(signed).data });
    expect(args[3]).to.equal(signed);
    expect(forwardTypedData(place, { ...request, nonce: 1n }).message).to.deep.equal({
      ...request,
      nonce: 1n,
    });
  });
});
