import { Trans } from '@lingui/react/macro';
import { useEffect, useState, type ReactNode } from 'react';
import styles from './Loading.module.css';

interface LoadingProps {
  /** What is waited for, in a sentence; the index unless something else is said. */
  waiting?: ReactNode;
}

/** Milliseconds after which a wait says what it waits for, and what can be done. */
const [saysWhat, saysMore] = [2_000, 10_000];

/** Something is being read. Appears only after a moment, so that quick answers do not flicker. */
export function Loading({
  waiting = <Trans>Waiting for the index, which keeps the lists.</Trans>,
}: LoadingProps) {
  const waited = useWaited();
  return (
    <div className={styles['loading']} role="status">
      <p>
        <Trans>Reading the record…</Trans>
        {waited >= saysWhat && <> {waiting}</>}
      </p>
      {waited >= saysMore && (
        <p>
          <Trans>
            It takes longer than usual: you may be offline, or it is busy. Check your connection or come back
            later; the public record itself is not affected.
          </Trans>
        </p>
      )}
    </div>
  );
}

/** How long this has been shown, in steps that matter. */
function useWaited(): number {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [saysWhat, saysMore].map((after) => setTimeout(() => setWaited(after), after));
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  return waited;
}
