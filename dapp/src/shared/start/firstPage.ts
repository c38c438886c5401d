import { startTransition, useEffect, useState } from 'react';

let shown = false;
const listeners = new Set<() => void>();

/** Called by each page that is there. What nobody waits for begins when the first one has been painted. */
export function pageIsThere(): void {
  if (shown) return;
  requestAnimationFrame(() =>
    setTimeout(() => {
      shown = true;
      for (const listener of listeners) listener();
    }),
  );
}

/** Whether the first page has been painted. */
export function useFirstPageShown(): boolean {
  const [known, setKnown] = useState(shown);
  useEffect(() => {
    if (known) return;
    const listener = () => startTransition(() => setKnown(true));
    listeners.add(listener);
    if (shown) listener();
    return () => void listeners.delete(listener);
  }, [known]);
  return known;
}
