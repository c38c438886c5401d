import { Trans } from '@lingui/react/macro';
import type { CommonsDocument } from '@patto/protocol/documentSchemas';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import styles from './DocumentPicture.module.css';
import { readContent, staleTimeOf } from './documents.ts';

interface DocumentPictureProps {
  picture: NonNullable<CommonsDocument['picture']>;
  language: string;
}

/** A picture that a document names by digest; shown only when its bytes are the right ones. */
export function DocumentPicture({ picture, language }: DocumentPictureProps) {
  const { data } = useQuery({
    queryKey: ['picture', picture.digest],
    queryFn: ({ signal }) => readContent(picture.digest, signal),
    staleTime: staleTimeOf,
    meta: { keep: false },
  });
  const address = useObjectAddress(data?.state === 'ok' ? data.content : undefined);
  return (
    <figure className={styles['figure']} lang={language}>
      {address !== undefined && <img className={styles['picture']} src={address} alt={picture.alt} />}
      {data !== undefined && data.state !== 'ok' && (
        <p>
          <Trans>The picture is not available, or not the one on the record.</Trans>
        </p>
      )}
      <figcaption className={styles['credit']}>{picture.credit}</figcaption>
    </figure>
  );
}

function useObjectAddress(content: Uint8Array<ArrayBuffer> | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (content === undefined) return;
    const made = URL.createObjectURL(new Blob([content]));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return address;
}
