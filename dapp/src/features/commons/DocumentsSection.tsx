import { Trans } from '@lingui/react/macro';
import { CommonsDocument, MunicipalityDocument } from '@patto/protocol/documents/schemas';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { DocumentMark } from '../../shared/documents/DocumentMark.tsx';
import { documentQuery, type DocumentState, gatewayAddress } from '../../shared/documents/documents.ts';
import type { OneCommons } from './oneCommonsQuery.ts';
import styles from '../../shared/ui/Sections.module.css';

/** The public documents behind this page, each checked on this device against the digest on the record. */
export function DocumentsSection({ commons }: { commons: OneCommons }) {
  const own = useQuery(documentQuery(CommonsDocument, commons.metadataDigest));
  const municipality = useQuery(documentQuery(MunicipalityDocument, commons.municipality.metadataDigest));
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">
        <Trans>Documents</Trans>
      </h2>
      <p>
        <Trans>Your device compared each document with its fingerprint on the public record.</Trans>
      </p>
      <ul className={styles['lines']}>
        <Line
          title={<Trans>What the commons says of itself</Trans>}
          digest={commons.metadataDigest}
          state={own.data?.state}
        />
        <Line
          title={<Trans>What the municipality says of itself</Trans>}
          digest={commons.municipality.metadataDigest}
          state={municipality.data?.state}
        />
      </ul>
    </section>
  );
}

interface LineProps {
  title: ReactNode;
  digest: `0x${string}`;
  state: DocumentState<unknown>['state'] | undefined;
}

function Line({ title, digest, state }: LineProps) {
  return (
    <li>
      <Disclosure
        title={
          <span className={styles['marked']}>
            {title} <DocumentMark state={state} />
          </span>
        }
      >
        <p>
          <a href={gatewayAddress(digest)} target="_blank" rel="noreferrer">
            <Trans>Open the document (new window)</Trans>
          </a>
        </p>
        <p>
          <Trans>Digest on the record</Trans>
          {': '}
          <code className={styles['digest']}>{digest}</code>
        </p>
      </Disclosure>
    </li>
  );
}
