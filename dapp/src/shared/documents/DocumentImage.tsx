import type { CommonsDocument } from '@patto/protocol/documents/schemas';
import type { ReactNode } from 'react';
import { usePicture } from './usePicture.ts';

interface DocumentImageProps {
  picture: NonNullable<CommonsDocument['picture']>;
  className: string | undefined;
  /** Shown while the picture is not there, and where it is not the one on the record. */
  otherwise: ReactNode;
}

/** A document's picture alone, without its credit, which stands on the page of the commons. */
export function DocumentImage({ picture, className, otherwise }: DocumentImageProps) {
  const { state, show } = usePicture(picture.digest);
  return state === 'ok' ? <img ref={show} className={className} alt={picture.alt} /> : otherwise;
}
