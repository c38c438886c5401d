// The ways to bring a vote, with one face: what is told of a vote does not depend on the way it took.
import { parseEventLogs, type Hex, type LocalAccount } from 'viem';
import { castVote } from '@patto/protocol/acts/votes';
import { forwardTypedData } from '@patto/protocol/metatx/forwardRequest';
import { pattoDomain } from '@patto/protocol/signing/domain';
import { voteTypes } from '@patto/protocol/ballots/voteMessage';
import { choiceText, decodeChoices, encodeBatch } from '@patto/protocol/ballots/vote';
import { wordProblem } from '@patto/protocol/ballots/vote';
import type { OpenBallot } from './ballots.ts';
import { refusalOf } from './outcome.ts';
import type { Deployment } from './patto.ts';

/** 'counted', or why not, in the words that `Skip` and the errors share. */
type Outcome = string;

export interface Way {
  name: string;
  /** Whether a bad ballot, sheet or phase refuses the whole call (all ways do) rather than one vote. */
  bring(patto: Deployment, ballot: OpenBallot, voter: LocalAccount, choices: bigint): Promise<Outcome>;
}

const skips = [
  'None',
  'InvalidSignature',
  'NotMember',
  'MemberAfterStart',
  'AlreadyVoted',
  'InvalidChoices',
  'NoReputation',
];

/** A vote for any word, also one that no honest client would make; its text is then as good as can be. */
export async function signWord(
  { chainId, ballotBox }: Pick<Deployment, 'chainId' | 'ballotBox'>,
  { ballotId, sheet, mode }: OpenBallot,
  voter: LocalAccount,
  choices: bigint,
): Promise<Hex> {
  const labels = sheet.options.map(({ label }) => label);
  const readable = wordProblem(choices, mode)?.kind !== 'unknownOption';
  return voter.signTypedData({
    domain: pattoDomain({ chainId, verifyingContract: ballotBox.address }),
    types: voteTypes,
    primaryType: 'Vote',
    message: {
      ballotId,
      commons: sheet.commons,
      question: sheet.question,
      choice: readable ? choiceText(labels, decodeChoices(choices, mode), mode) : '?',
      choices,
    },
  });
}

/** The reasons of skipped entries, by their positions. */
export async function skippedIn(
  { publicClient, ballotBox }: Deployment,
  transaction: Hex,
): Promise<Record<number, string>> {
  const { logs } = await publicClient.getTransactionReceipt({ hash: transaction });
  const [event] = parseEventLogs({ abi: ballotBox.abi, logs, eventName: 'VotesSkipped' });
  const found: Record<number, string> = {};
  for (const [entry] of (event?.args.entries ?? '0x').slice(2).matchAll(/.{6}/g)) {
    found[parseInt(entry.slice(0, 4), 16)] = skips[parseInt(entry.slice(4), 16)] ?? 'unknown';
  }
  return found;
}

async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  return (await refusalOf(call))?.replace('BallotBox', '') ?? 'counted';
}

export const ways: readonly Way[] = [
  {
    name: 'cast',
    bring: ({ ballotBox }, { ballotId }, voter, choices) =>
      outcomeOf(ballotBox.write.cast([ballotId, choices], { account: voter })),
  },
  {
    name: 'cast through the forwarder',
    bring: async (patto, { ballotId }, voter, choices) => {
      const { ballotBox, forwarder, chainId, people, time } = patto;
      const request = {
        from: voter.address,
        value: 0n,
        gas: 2_000_000n,
        deadline: (await time.latest()) + 1_000,
        ...castVote(ballotBox.address, { ballotId, choices }),
      };
      const nonce = await forwarder.read.nonces([voter.address]);
      const place = { chainId, verifyingContract: forwarder.address };
      const signature = await voter.signTypedData(forwardTypedData(place, { ...request, nonce }));
      // The forwarder hides why a call failed, so ask the box in the voter's name first.
      const refusal = await outcomeOf(
        ballotBox.simulate.cast([ballotId, choices], { account: voter, blockTag: 'pending' }),
      );
      const sent = await outcomeOf(
        forwarder.write.execute([{ ...request, signature }], { account: people.relayer.account }),
      );
      return refusal === 'counted' ? sent : refusal;
    },
  },
  {
    name: 'castFor',
    bring: async (patto, ballot, voter, choices) => {
      const signature = await signWord(patto, ballot, voter, choices);
      const args = [ballot.ballotId, choices, voter.address, signature, ballot.sheetBytes] as const;
      return outcomeOf(patto.ballotBox.write.castFor(args, { account: patto.people.relayer.account }));
    },
  },
  {
    name: 'castBatch',
    bring: async (patto, ballot, voter, choices) => {
      const width =
        8 * Math.ceil((ballot.mode.optionCount * (32 - Math.clz32(ballot.mode.maxPerOption))) / 8);
      if (choices >> BigInt(width) !== 0n) return 'InvalidChoices';
      const signature = await signWord(patto, ballot, voter, choices);
      const entries = encodeBatch([{ signature, choices }], ballot.mode);
      let transaction: Hex | undefined;
      const call = async () => {
        transaction = await patto.ballotBox.write.castBatch([ballot.ballotId, entries, ballot.sheetBytes], {
          account: patto.people.relayer.account,
        });
      };
      const refusal = await outcomeOf(call());
      if (transaction === undefined) return refusal;
      return (await skippedIn(patto, transaction))[0] ?? 'counted';
    },
  },
];
