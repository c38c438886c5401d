import { Plural, Trans } from '@lingui/react/macro';
import { BallotDocument, CommonsDocument, MunicipalityDocument } from '@patto/protocol/documents/documents';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Notice } from '../../shared/ui/Notice.tsx';
import { DocumentMark } from '../../shared/documents/DocumentMark.tsx';
import { documentQuery, type DocumentState } from '../../shared/documents/documents.ts';
import { checkText } from '../../entities/ballot/verifiedBallot.ts';
import type { AuditedBallot, AuditedMunicipality } from './queries.ts';
import styles from './Report.module.css';

interface DocumentsAuditProps {
  municipality: AuditedMunicipality;
  ballots: readonly AuditedBallot[];
}

interface Checked {
  key: string;
  name: ReactNode;
  language: string | undefined;
  digest: `0x${string}`;
  state: DocumentState<unknown>['state'] | undefined;
}

/** Fetches every document that the record names and checks it; those that fail are listed. */
export function DocumentsAudit({ municipality, ballots }: DocumentsAuditProps) {
  const ownState = useQueries({
    queries: [documentQuery(MunicipalityDocument, municipality.metadataDigest)],
    combine: ([result]) => result.data?.state,
  });
  const commonsStates = useQueries({
    queries: municipality.commons.map(({ metadataDigest }) => documentQuery(CommonsDocument, metadataDigest)),
    combine: (results) => results.map(({ data }) => data?.state),
  });
  const ballotStates = useQueries({
    queries: ballots.map(({ metadataDigest }) => documentQuery(BallotDocument, metadataDigest)),
    combine: (results) => results.map(({ data }, position) => ballotState(data, ballots[position])),
  });
  const documents: Checked[] = [
    {
      key: 'municipality',
      name: municipality.metadata?.name ?? <Trans>Municipality {municipality.number}</Trans>,
      language: municipality.metadata?.language,
      digest: municipality.metadataDigest,
      state: ownState,
    },
    ...municipality.commons.map(({ number, metadata, metadataDigest }, position) => ({
      key: `commons ${number}`,
      name: metadata?.name ?? <Trans>Commons {number}</Trans>,
      language: metadata?.language,
      digest: metadataDigest,
      state: commonsStates[position],
    })),
    ...ballots.map(({ number, metadata, metadataDigest }, position) => ({
      key: `ballot ${number}`,
      name: metadata?.title ?? <Trans>Ballot {number}</Trans>,
      language: metadata?.language,
      digest: metadataDigest,
      state: ballotStates[position],
    })),
  ];
  const asked = documents.filter(({ state }) => state === undefined).length;
  const failing = documents.filter(({ state }) => state !== undefined && state !== 'ok');
  return (
    <section aria-labelledby="documents-heading">
      <h2 id="documents-heading">
        <Trans>Documents</Trans>
      </h2>
      {asked > 0 ? (
        <p role="status">
          <Plural value={asked} one="Checking # document…" other="Checking # documents…" />
        </p>
      ) : failing.length === 0 ? (
        <Notice kind="ok" role="status">
          <p>
            <Plural
              value={documents.length}
              one="# document was fetched; it matches the record."
              other="All # documents were fetched and match the record."
            />
          </p>
        </Notice>
      ) : (
        <Notice kind="error" role="status">
          <p>
            <Plural
              value={failing.length}
              one={`# of ${documents.length} documents fails the check.`}
              other={`# of ${documents.length} documents fail the check.`}
            />
          </p>
        </Notice>
      )}
      <ul className={styles['items']}>
        {failing.map(({ key, name, language, digest, state }) => (
          <li key={key} className={styles['item']}>
            <p>
              <span lang={language}>{name}</span> <DocumentMark state={state} />
            </p>
            <p>
              <code className={styles['account']}>{digest}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A ballot's document must also give the very words that the contract checks. */
function ballotState(
  read: DocumentState<BallotDocument> | undefined,
  ballot: AuditedBallot | undefined,
): Checked['state'] {
  if (read?.state !== 'ok' || ballot === undefined) return read?.state;
  return 'text' in checkText(read.content, ballot) ? 'ok' : 'mismatch';
}
