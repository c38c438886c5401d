// A thread that derives voters' accounts and signs their votes.
import type { Address, Hex } from 'viem';
import { privateKeyToAddress, signTypedData } from 'viem/accounts';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import type { BallotSheet } from '@patto/protocol/ballots/sheet';
import { voteTypedData } from '@patto/protocol/ballots/voteMessage';
import type { SigningPlace } from '@patto/protocol/signing/domain';
import { encodeBatch, encodeChoices } from '@patto/protocol/ballots/vote';
import { voterKey, type VoterOrigin } from './voterKeys.ts';
import { answerTasks } from './answerTasks.ts';

/** Whose accounts are wanted. */
export interface AccountsTask {
  kind: 'accounts';
  origin: VoterOrigin;
  voterIds: string[];
}

/** Which votes to sign, into the entries of one `castBatch`. */
export interface SignTask {
  kind: 'sign';
  origin: VoterOrigin;
  place: SigningPlace;
  ballotId: number;
  mode: BallotMode;
  sheet: BallotSheet;
  votes: { voterId: string; points: number[] }[];
}

export type VoterTask = AccountsTask | SignTask;
export type VoterAnswer = { accounts: Address[] } | { entries: Hex };

answerTasks(async (task: VoterTask): Promise<VoterAnswer> =>
  task.kind === 'accounts'
    ? { accounts: task.voterIds.map((id) => privateKeyToAddress(voterKey(task.origin, id))) }
    : { entries: await signVotes(task) },
);

async function signVotes({ origin, place, ballotId, mode, sheet, votes }: SignTask): Promise<Hex> {
  const entries = await Promise.all(
    votes.map(async ({ voterId, points }) => ({
      signature: await signTypedData({
        privateKey: voterKey(origin, voterId),
        ...voteTypedData(place, { ballotId, sheet, mode, points }),
      }),
      choices: encodeChoices(points, mode),
    })),
  );
  return encodeBatch(entries, mode);
}
