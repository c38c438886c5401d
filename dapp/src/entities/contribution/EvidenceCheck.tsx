import { Trans } from '@lingui/react/macro';
import { ContributionDocument } from '@patto/protocol/documents/schemas';
import { useQuery } from '@tanstack/react-query';
import { DocumentMark } from '../../shared/documents/DocumentMark.tsx';
import { documentQuery } from '../../shared/documents/documents.ts';
import styles from '../../shared/ui/Sections.module.css';

/** Whether the public evidence of a contribution is the one on the record, and its digest. */
export function EvidenceCheck({ digest }: { digest: `0x${string}` }) {
  const state = useQuery(documentQuery(ContributionDocument, digest)).data?.state;
  return (
    <>
      <p>
        <DocumentMark state={state} />
      </p>
      {state === 'missing' && (
        <p>
          <Trans>The evidence is kept elsewhere; only its digest is on the record.</Trans>
        </p>
      )}
      <p>
        <Trans>Digest of the evidence</Trans>
        {': '}
        <code className={styles['digest']}>{digest}</code>
      </p>
    </>
  );
}
