import { useQuery } from '@tanstack/react-query';
import { type RefCallback, useCallback } from 'react';
import { type DocumentState, readContent, untilRight } from './documents.ts';

interface Picture {
  /** Undefined while it is read. */
  state: DocumentState<unknown>['state'] | undefined;
  /** Puts the picture into an image, once its state is `ok`. */
  show: RefCallback<HTMLImageElement>;
}

/** A picture by the digest that a document names; its bytes are shown only when they are the right ones. */
export function usePicture(digest: `0x${string}`): Picture {
  const { data } = useQuery({
    queryKey: ['picture', digest],
    queryFn: ({ signal }) => readContent(digest, signal),
    ...untilRight,
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
  return { state: data?.state, show };
}
