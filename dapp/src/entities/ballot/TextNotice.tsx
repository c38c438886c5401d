import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Notice } from '../../shared/ui/Notice.tsx';
import type { BallotFacts } from './useBallot.ts';

/** What is wrong with a ballot's words, if anything: said, never hidden. */
export function TextNotice({ facts: { document, textProblem } }: { facts: BallotFacts }) {
  if (document === 'missing') {
    return (
      <Notice kind="warning" role="status" title={<Trans>The ballot’s text is missing</Trans>}>
        <p>
          <Trans>
            Its document is not available at the moment, so nobody can vote here until it is. What was voted
            already is safe on the record.
          </Trans>
        </p>
      </Notice>
    );
  }
  const reason = reasonOf(document, textProblem);
  if (reason === undefined) return null;
  return (
    <Notice kind="error" role="alert" title={<Trans>The ballot’s text differs from the public record</Trans>}>
      <p>{reason}</p>
      <p>
        <Trans>Voting is not offered here, so that nobody signs something else than what is counted.</Trans>
      </p>
    </Notice>
  );
}

function reasonOf(
  document: BallotFacts['document'],
  problem: BallotFacts['textProblem'],
): ReactNode | undefined {
  if (problem === 'otherDocument') {
    return <Trans>The index names another document than the one with which the ballot was opened.</Trans>;
  }
  if (document === 'mismatch') {
    return <Trans>The document that was delivered is not the one that the record names.</Trans>;
  }
  if (document === 'malformed') return <Trans>The document on the record is not a readable ballot.</Trans>;
  switch (problem) {
    case 'sheetMismatch':
      return <Trans>The words and figures of its document are not those that the contract will check.</Trans>;
    case 'optionCount':
      return <Trans>Its document has another number of options than the ballot.</Trans>;
    case 'malformed':
      return <Trans>Its document breaks the limits of a ballot.</Trans>;
    case undefined:
      return undefined;
  }
}
