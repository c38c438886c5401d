import { Plural, Trans } from '@lingui/react/macro';
import { BallotDocument } from '@patto/protocol/documents/documents';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { documentQuery } from '../../shared/documents/documents.ts';
import { checkText } from '../../entities/ballot/verifiedBallot.ts';
import { type ChosenOption, chosenOptions } from './chosenOptions.ts';
import styles from './MyChoice.module.css';
import type { MyRecord } from './queries.ts';

/** So many stand in the list itself; more are one tap away. */
const few = 3;

/** What one recorded vote chose, in the words of the ballot's document when it is the right one. */
export function MyChoice({ vote: { ballot, choices } }: { vote: MyRecord['votes'][number] }) {
  const document = useQuery(documentQuery(BallotDocument, ballot.metadataDigest)).data;
  const text = useMemo(() => {
    if (document?.state !== 'ok') return undefined;
    const check = checkText(document.content, ballot);
    return 'text' in check ? check.text : undefined;
  }, [document, ballot]);
  if (document === undefined) return null;
  const chosen = chosenOptions(
    choices,
    ballot,
    text?.projects.map(({ title }) => title),
  );
  if (chosen.length === 0) {
    return (
      <p className={styles['choice']}>
        <Trans>You cast a blank vote, for none of the options.</Trans>
      </p>
    );
  }
  const list = (
    <ul className={styles['options']}>
      {chosen.map((option) => (
        <Option
          key={option.option}
          chosen={option}
          language={text?.document.language}
          countPoints={ballot.maxPerOption > 1}
        />
      ))}
    </ul>
  );
  return (
    <div className={styles['choice']}>
      {chosen.length <= few ? (
        <>
          <p className={styles['lead']}>
            <Trans>You chose:</Trans>
          </p>
          {list}
        </>
      ) : (
        <Disclosure
          title={<Plural value={chosen.length} one="You chose # option" other="You chose # options" />}
        >
          {list}
        </Disclosure>
      )}
      {text === undefined && (
        <p className={styles['lead']}>
          <Trans>The words of this ballot cannot be read and checked at the moment.</Trans>
        </p>
      )}
    </div>
  );
}

interface OptionProps {
  chosen: ChosenOption;
  language: string | undefined;
  countPoints: boolean;
}

function Option({ chosen: { option, points, title }, language, countPoints }: OptionProps) {
  return (
    <li>
      {title === undefined ? <Trans>Option {option + 1}</Trans> : <span lang={language}>{title}</span>}
      {countPoints && (
        <>
          {': '}
          <Plural value={points} one="# point" other="# points" />
        </>
      )}
    </li>
  );
}
