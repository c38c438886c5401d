import { BallotDocument } from '@patto/protocol/documents/documents';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { documentQuery, type DocumentState } from '../../shared/documents/documents.ts';
import type { IndexBlock } from '../../shared/graph/graph.ts';
import { chainBallotQuery, openingQuery } from './chainFacts.ts';
import type { ChainBallot } from './chainReads.ts';
import { modeOf } from './recordedMode.ts';
import { checkText, type TextProblem, type VerifiedText } from './verifiedBallot.ts';
import { ballotQuery, type BallotDetail } from './queries.ts';

/** A ballot from its three sources: the index, the contract, and the document, checked against each other. */
export interface BallotFacts {
  number: number;
  ballot: BallotDetail;
  mode: BallotMode;
  /** Up to where the index's figures hold, and the query they come from. */
  block: IndexBlock;
  query: string;
  /** Undefined while the chain has not answered, or does not. */
  chain: ChainBallot | undefined;
  /** Whether the chain was asked and gave no answer. */
  chainSilent: boolean;
  /** `ok` once the document is the one with which the ballot was opened, by the chain's own word. */
  document: DocumentState<BallotDocument>['state'] | undefined;
  /** Only where the document passes every check. */
  text: VerifiedText | undefined;
  textProblem: TextProblem | undefined;
  title: string | undefined;
  language: string | undefined;
}

/** The ballot's commons: the contract's word where it has answered, since an account is chosen by it. */
export function commonsOf({ chain, ballot }: BallotFacts): number {
  return chain?.commonsId ?? ballot.commons.number;
}

export type BallotReading =
  | { state: 'reading' }
  | { state: 'none' }
  /** It is counted by a rule that is not known here. */
  | { state: 'unknownRule' }
  | { state: 'failed'; error: unknown; retry: () => void }
  | { state: 'read'; facts: BallotFacts };

/** Reads a ballot and its document from where lists come from; whatever fails is asked again by `useBallot`. */
export async function readBallot(queryClient: QueryClient, number: number): Promise<void> {
  const { ballot } = await queryClient.query(ballotQuery(number));
  if (ballot !== null) await queryClient.query(documentQuery(BallotDocument, ballot.metadataDigest));
}

export function useBallot(number: number): BallotReading {
  const index = useQuery(ballotQuery(number));
  const chain = useQuery(chainBallotQuery(number));
  const ballot = index.data?.ballot ?? undefined;
  const document = useQuery({
    ...documentQuery(BallotDocument, ballot?.metadataDigest ?? '0x'),
    enabled: ballot !== undefined,
  });
  const opening = useQuery({
    ...openingQuery(number, ballot?.openedAtBlock ?? 0),
    enabled: ballot !== undefined,
  });
  const content = document.data?.state === 'ok' ? document.data.content : undefined;
  // The digest in the contract decides; the index's is only taken where the chain does not answer, and then nobody can vote.
  const sheetDigest = chain.data?.sheetDigest ?? ballot?.sheetDigest;
  const optionCount = chain.data?.optionCount ?? ballot?.optionCount;
  const check = useMemo(
    () =>
      content === undefined || sheetDigest === undefined || optionCount === undefined
        ? undefined
        : checkText(content, { sheetDigest, optionCount }),
    [content, sheetDigest, optionCount],
  );
  const mode = useMemo(() => (ballot === undefined ? undefined : modeOf(ballot)), [ballot]);

  if (index.data === undefined || ballot === undefined) {
    if (index.data?.ballot === null) return chain.isPending ? { state: 'reading' } : { state: 'none' };
    if (index.isError) return { state: 'failed', error: index.error, retry: () => void index.refetch() };
    return { state: 'reading' };
  }
  if (mode === undefined) return { state: 'unknownRule' };
  const otherDocument =
    opening.data !== undefined && opening.data?.metadataDigest !== ballot.metadataDigest.toLowerCase();
  const text = check !== undefined && 'text' in check && !otherDocument ? check.text : undefined;
  const uncompared = document.data?.state === 'ok' && opening.data === undefined;
  return {
    state: 'read',
    facts: {
      number,
      ballot,
      mode,
      block: index.data.block,
      query: index.data.query,
      chain: chain.data ?? undefined,
      chainSilent: chain.isError || opening.isError,
      document: uncompared ? undefined : otherDocument ? 'mismatch' : document.data?.state,
      text,
      textProblem: otherDocument
        ? 'otherDocument'
        : check !== undefined && 'problem' in check
          ? check.problem
          : undefined,
      title: text?.document.question ?? ballot.metadata?.title,
      language: text?.document.language ?? ballot.metadata?.language,
    },
  };
}
