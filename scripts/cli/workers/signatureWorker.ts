// A thread that recovers who signed votes.
import type { SignedVote } from '@patto/protocol/recount/sent';
import { checkSignatures, type SigningContext } from '@patto/protocol/recount/signatures';
import { answerTasks } from './answerTasks.ts';

/** A slice of a ballot's signatures. */
export interface SignatureTask {
  context: SigningContext;
  votes: readonly SignedVote[];
}

answerTasks(({ context, votes }: SignatureTask) => checkSignatures(context, votes));
