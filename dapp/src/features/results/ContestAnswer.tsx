import { Trans } from '@lingui/react/macro';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { DocumentMark } from '../../shared/documents/DocumentMark.tsx';
import {
  type DocumentState,
  gatewayAddress,
  readContent,
  untilRight,
} from '../../shared/documents/documents.ts';
import type { RecordedContest } from '../../entities/ballot/queries.ts';
import { FullDate } from '../../shared/ui/When.tsx';
import styles from './ContestAnswer.module.css';
import { answerText } from './model/answerText.ts';

/** The text of an answer by the digest that the contract keeps. */
function answerQuery(digest: `0x${string}`) {
  return queryOptions({
    queryKey: ['answer', digest],
    queryFn: async ({ signal }): Promise<DocumentState<string>> => {
      const read = await readContent(digest, signal);
      if (read.state !== 'ok') return read;
      const text = answerText(read.content);
      return text === undefined ? { state: 'malformed' } : { state: 'ok', content: text };
    },
    ...untilRight,
  });
}

/** What the municipality answered to a contest, word for word and only when it is the answer on the record. */
export function ContestAnswer({ contest }: { contest: RecordedContest }) {
  const { answerDigest, answeredAt, answeredBy } = contest;
  if (answerDigest === null || answeredAt === null) return null;
  return <Answer digest={answerDigest} at={answeredAt} by={answeredBy} />;
}

function Answer({ digest, at, by }: { digest: `0x${string}`; at: number; by: `0x${string}` | null }) {
  const answer = useQuery(answerQuery(digest)).data;
  return (
    <section aria-labelledby={`answer-${digest}`}>
      <h2 id={`answer-${digest}`} className={styles['heading']}>
        <Trans>The municipality’s answer</Trans>
      </h2>
      <p className={styles['facts']}>
        <FullDate at={at} /> <DocumentMark state={answer?.state} />
      </p>
      <div role="status">
        {answer !== undefined && answer.state !== 'ok' && <Unshown state={answer.state} />}
      </div>
      {answer?.state === 'ok' && (
        // Nothing on the record says in which language it is written.
        <blockquote className={styles['answer']} lang="">
          {answer.content}
        </blockquote>
      )}
      <Disclosure title={<Trans>Where this answer is on the record</Trans>}>
        <dl className={styles['details']}>
          {by !== null && (
            <>
              <dt>
                <Trans>Answered by</Trans>
              </dt>
              <dd>
                <code>{by}</code>
              </dd>
            </>
          )}
          <dt>
            <Trans>Fingerprint</Trans>
          </dt>
          <dd>
            <code>{digest}</code>
          </dd>
          <dt>
            <Trans>File</Trans>
          </dt>
          <dd>
            <a href={gatewayAddress(digest)}>
              <Trans>The answer as it was published</Trans>
            </a>
          </dd>
        </dl>
      </Disclosure>
    </section>
  );
}

/** Why there is nothing to read, and what that says of the result. */
function Unshown({ state }: { state: 'missing' | 'mismatch' | 'malformed' }) {
  switch (state) {
    case 'missing':
      return (
        <p>
          <Trans>
            Nobody gives the text out at the moment: only its fingerprint is on the record. We keep asking.
            You can ask the municipality for it.
          </Trans>
        </p>
      );
    case 'mismatch':
      return (
        <p>
          <Trans>
            What was given out is not the text on the record, so it is not shown. Ask the municipality for the
            right one.
          </Trans>
        </p>
      );
    case 'malformed':
      return (
        <p>
          <Trans>It is the file on the record, but no text that can be shown here.</Trans>
        </p>
      );
  }
}
