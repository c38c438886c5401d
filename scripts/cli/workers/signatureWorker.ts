// A thread that recovers who signed votes.
import type { SignedVote } from '../../../protocol/src/recount/sent.ts';
import { checkSignatures, type SigningContext } from '../../../protocol/src/recount/signatures.ts';
import { answerTasks } from './answerTasks.ts';

/** A slice of a ballot's signatures. */
export interface SignatureTask {
  context: SigningContext;
  votes: readonly SignedVote[];
}

answerTasks(({ context, votes }: SignatureTask) => checkSignatures(context, votes));
