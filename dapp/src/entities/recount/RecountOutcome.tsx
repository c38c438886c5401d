import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { RecountReport } from '@patto/protocol/recount/report';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { DifferenceText } from './DifferenceText.tsx';
import styles from './RecountPanel.module.css';
import type { RecountDone } from './startRecount.ts';

interface RecountOutcomeProps {
  done: RecountDone;
  names: readonly string[];
  language: string;
}

/** Differences that are listed at most. */
const mostShown = 20;

/** Equal, or where not. */
export function RecountOutcome({ done: { report, milliseconds }, names, language }: RecountOutcomeProps) {
  const { i18n } = useLingui();
  const { equal, differences, differenceCount, signatures, logs, bytes, fromBlock, toBlock } = report;
  return (
    <>
      {equal ? (
        <Notice kind="ok" role="status" title={<Trans>Equal</Trans>}>
          <p>
            <EqualSentence report={report} />
          </p>
          {signatures !== undefined && signatures.recovered > 0 && (
            <p>
              <Plural
                value={signatures.recovered}
                one="# signature was checked and belongs to the member it is counted for."
                other="# signatures were checked, and each belongs to the member it is counted for."
              />
            </p>
          )}
        </Notice>
      ) : (
        <Notice kind="error" role="alert" title={<Trans>Not equal</Trans>}>
          <p>
            <Plural
              value={differenceCount}
              one="Your own count differs from the record in # place:"
              other="Your own count differs from the record in # places:"
            />
          </p>
          <ul className={styles['differences']}>
            {differences.slice(0, mostShown).map((difference, index) => (
              <li key={index}>
                <DifferenceText difference={difference} names={names} language={language} />
              </li>
            ))}
          </ul>
          {differenceCount > mostShown && (
            <p>
              <Trans>The receipt lists the others.</Trans>
            </p>
          )}
        </Notice>
      )}
      {signatures !== undefined && signatures.byContract + signatures.unreadable > 0 && (
        <p>
          <Plural
            value={signatures.byContract + signatures.unreadable}
            one="# vote came from an account whose signature only the chain can check; the chain did."
            other="# votes came from accounts whose signatures only the chain can check; the chain did."
          />
        </p>
      )}
      <Disclosure title={<Trans>Details of this count</Trans>}>
        <p>
          <Trans>
            Blocks {i18n.number(fromBlock)} to {i18n.number(toBlock)}, {i18n.number(logs)} log entries,{' '}
            {i18n.number(Math.ceil(bytes / 1000))} kB,{' '}
            {i18n.number(milliseconds / 1000, { maximumFractionDigits: 1 })} s on this device.
          </Trans>
        </p>
      </Disclosure>
    </>
  );
}

function EqualSentence({ report: { votes, result } }: { report: RecountReport }) {
  switch (result.state) {
    case 'counted':
      return result.stored === undefined ? (
        <Plural
          value={votes}
          one="Your own count of # vote fits the record. There is no result on the record yet to compare."
          other="Your own count of # votes fits the record. There is no result on the record yet to compare."
        />
      ) : (
        <Plural
          value={votes}
          one="Your own count of # vote gives the same result."
          other="Your own count of # votes gives the same result."
        />
      );
    case 'voting':
      return (
        <Plural
          value={votes}
          one="Your own count of # vote so far gives the same figures. Voting is still open."
          other="Your own count of # votes so far gives the same figures. Voting is still open."
        />
      );
    case 'unknownSheet':
      return (
        <Plural
          value={votes}
          one="Your own count of # vote gives the same figures. The costs are not known, so what is funded could not be checked."
          other="Your own count of # votes gives the same figures. The costs are not known, so what is funded could not be checked."
        />
      );
    case 'cancelled':
      return <Trans>The ballot was withdrawn, and no votes are on the record.</Trans>;
  }
}
