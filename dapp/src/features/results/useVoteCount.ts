import { useQuery } from '@tanstack/react-query';
import type { VoteCount } from '../../entities/ballot/modes/modeParts.ts';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';
import { startRecount } from '../../entities/recount/startRecount.ts';

/**
 * The votes of a ballot, read from the chain and counted by a worker; undefined where that is not wanted, or nobody voted, or
 * the ballot's costs are not known.
 */
export function useVoteCount({ number, text, ballot }: BallotFacts, wanted: boolean): VoteCount | undefined {
  const enabled = wanted && text !== undefined && ballot.votes > 0;
  const { data, isError, refetch } = useQuery({
    queryKey: ['chain', 'count', number, ballot.votes],
    queryFn: ({ signal }) => startRecount(number, { sheet: text?.sheetBytes, signal }),
    enabled,
    staleTime: Infinity,
    retry: false,
  });
  if (!enabled) return undefined;
  return { report: data?.report, failed: isError, retry: () => void refetch() };
}
