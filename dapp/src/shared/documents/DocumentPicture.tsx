import { Trans } from '@lingui/react/macro';
import type { CommonsDocument } from '@patto/protocol/documents/schemas';
import styles from './DocumentPicture.module.css';
import { usePicture } from './usePicture.ts';

interface DocumentPictureProps {
  picture: NonNullable<CommonsDocument['picture']>;
  language: string;
}

/** A picture that a document names by digest; shown only when its bytes are the right ones. */
export function DocumentPicture({ picture, language }: DocumentPictureProps) {
  const { state, show } = usePicture(picture.digest);
  return (
    <figure className={styles['figure']} lang={language}>
      {state === 'ok' && <img ref={show} className={styles['picture']} alt={picture.alt} />}
      {state !== undefined && state !== 'ok' && (
        <p>
          <Trans>The picture is not available, or not the one on the record.</Trans>
        </p>
      )}
      <figcaption className={styles['credit']}>{picture.credit}</figcaption>
    </figure>
  );
}
