import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

/** Opens or closes the sign-in dialog, which the shell shows. */
export function setSignInOpen(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

export function useSignInOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
