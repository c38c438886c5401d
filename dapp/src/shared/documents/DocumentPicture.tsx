import { Trans } from '@lingui/react/macro';
import type { CommonsDocument } from '@patto/protocol/documentSchemas';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
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
  const content = data?.state === 'ok' ? data.content : undefined;
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (image === null || content === undefined) return;
      const address = URL.createObjectURL(new Blob([content]));
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [content],
  );
  return (
    <figure className={styles['figure']} lang={language}>
      {content !== undefined && <img ref={show} className={styles['picture']} alt={picture.alt} />}
      {data !== undefined && data.state !== 'ok' && (
        <p>
          <Trans>The picture is not available, or not the one on the record.</Trans>
        </p>
      )}
      <figcaption className={styles['credit']}>{picture.credit}</figcaption>
    </figure>
  );
}
