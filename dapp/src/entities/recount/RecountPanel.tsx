import { Trans, useLingui } from '@lingui/react/macro';
import { receiptText, recountReceipt } from '@patto/protocol/recount/receipt';
import { useState } from 'react';
import { Button } from '../../shared/ui/Button.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { downloadText } from '../../shared/ui/download.ts';
import { UnknownRuleWords } from '../ballot/UnknownRuleWords.tsx';
import type { BallotFacts } from '../ballot/useBallot.ts';
import type { RecountFailure } from './messages.ts';
import { RecountOutcome } from './RecountOutcome.tsx';
import styles from './RecountPanel.module.css';
import { RecountSteps } from './RecountSteps.tsx';
import { useRecount } from './useRecount.ts';

/** Where a page can point to for the panel. */
export const recountHeading = 'recount-heading';

interface RecountPanelProps {
  facts: BallotFacts;
  /** Titles of the options, in option order. */
  names: readonly string[];
}

/** "Count it yourself": the same count on the reader's own device, from the chain alone. */
export function RecountPanel({ facts, names }: RecountPanelProps) {
  const { t } = useLingui();
  const { number, text } = facts;
  const { state, start, cancel } = useRecount(number);
  const [signatures, setSignatures] = useState(false);
  const begin = () => void start({ sheet: text?.sheetBytes, checkSignatures: signatures });
  return (
    <section aria-labelledby={recountHeading} className={styles['panel']}>
      <h2 id={recountHeading} tabIndex={-1} className={styles['heading']}>
        <Trans>Count it yourself</Trans>
      </h2>
      <p>
        <Trans>
          Your device reads every vote from the chain, counts it again by the same rules and compares. It
          trusts neither us nor this page’s lists.
        </Trans>
      </p>
      {state.status === 'running' ? (
        <>
          <RecountSteps progress={state.progress} checkSignatures={signatures} />
          <Button onClick={cancel}>
            <Trans>Stop</Trans>
          </Button>
        </>
      ) : (
        <>
          {state.status === 'done' && (
            <>
              <RecountOutcome done={state.done} names={names} language={facts.language ?? 'en'} />
              <Button
                onClick={() =>
                  downloadText(
                    `patto-recount-${number}.json`,
                    'application/json',
                    receiptText(recountReceipt(state.done.report)),
                  )
                }
              >
                <Trans>Save the receipt</Trans>
              </Button>
            </>
          )}
          {state.status === 'failed' && (
            <Notice kind="warning" role="alert" title={<Trans>It could not be counted</Trans>}>
              <p>
                <FailureWords reason={state.reason} />
              </p>
            </Notice>
          )}
          <label className={styles['choice']}>
            <input
              type="checkbox"
              checked={signatures}
              onChange={(event) => setSignatures(event.target.checked)}
            />
            {t`Check every signature too (takes longer)`}
          </label>
          <Button kind={state.status === 'done' ? 'secondary' : 'primary'} onClick={begin}>
            {state.status === 'done' ? <Trans>Count again</Trans> : <Trans>Count it yourself</Trans>}
          </Button>
        </>
      )}
    </section>
  );
}

function FailureWords({ reason }: { reason: RecountFailure['reason'] }) {
  switch (reason) {
    case 'unreachable':
      return <Trans>The chain’s node does not answer. This says nothing about the result. Try again.</Trans>;
    case 'reorganised':
      return <Trans>The chain’s newest blocks changed meanwhile. Try again.</Trans>;
    case 'unknownBallot':
      return <Trans>The chain has no ballot of this number.</Trans>;
    case 'unknownRule':
      return <UnknownRuleWords />;
    case 'unexpected':
      return <Trans>Something unexpected happened. This says nothing about the result. Try again.</Trans>;
  }
}
