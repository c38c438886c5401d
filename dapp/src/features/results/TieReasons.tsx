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
import type { RecordedResult } from '../../entities/ballot/queries.ts';
import { FullDate } from '../../shared/ui/When.tsx';
import styles from './TieReasons.module.css';
import { reasonsText } from './model/reasonsText.ts';

/** The text of the reasons by the digest that the contract keeps. */
function reasonsQuery(digest: `0x${string}`) {
  return queryOptions({
    queryKey: ['reasons', digest],
    queryFn: async ({ signal }): Promise<DocumentState<string>> => {
      const read = await readContent(digest, signal);
      if (read.state !== 'ok') return read;
      const text = reasonsText(read.content);
      return text === undefined ? { state: 'malformed' } : { state: 'ok', content: text };
    },
    ...untilRight,
  });
}

/** Why the municipality picked this selection, word for word and only when it is the text on the record. */
export function TieReasons({ result }: { result: RecordedResult }) {
  const { reasonDigest, tieBrokenBy, timestamp } = result;
  if (reasonDigest === null) return null;
  return <Reasons digest={reasonDigest} at={timestamp} by={tieBrokenBy} />;
}

function Reasons({ digest, at, by }: { digest: `0x${string}`; at: number; by: `0x${string}` | null }) {
  const reasons = useQuery(reasonsQuery(digest)).data;
  return (
    <section aria-labelledby={`reasons-${digest}`}>
      <h2 id={`reasons-${digest}`} className={styles['heading']}>
        <Trans>The municipality’s reasons</Trans>
      </h2>
      <p className={styles['facts']}>
        <FullDate at={at} /> <DocumentMark state={reasons?.state} />
      </p>
      <div role="status">
        {reasons !== undefined && reasons.state !== 'ok' && <Unshown state={reasons.state} />}
      </div>
      {reasons?.state === 'ok' && (
        // Nothing on the record says in which language it is written.
        <blockquote className={styles['reasons']} lang="">
          {reasons.content}
        </blockquote>
      )}
      <Disclosure title={<Trans>Where these reasons are on the record</Trans>}>
        <dl className={styles['details']}>
          {by !== null && (
            <>
              <dt>
                <Trans>Picked by</Trans>
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
              <Trans>The reasons as they were published</Trans>
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
