import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DocumentMark } from '../../shared/documents/DocumentMark.tsx';
import { evidenceQuery } from './evidence.ts';

/** The public evidence of a contribution, in its own words. Read only when somebody looks. */
export function EvidenceText({ digest }: { digest: `0x${string}` }) {
  const evidence = useQuery(evidenceQuery(digest)).data;
  return (
    <>
      {evidence?.state === 'ok' && <p lang={evidence.content.language}>{evidence.content.text}</p>}
      {evidence?.state === 'missing' && (
        <p>
          <Trans>The evidence is kept elsewhere; only its digest is on the record.</Trans>
        </p>
      )}
      {evidence !== undefined && evidence.state !== 'missing' && (
        <p>
          <DocumentMark state={evidence.state} />
        </p>
      )}
    </>
  );
}
