import { type RefObject, useEffect, useRef } from 'react';

/**
 * Moves focus to what has just appeared because of the reader's own action, so that she hears and sees it.
 * The element needs `tabIndex={-1}`.
 * @param wanted False where it was there when the page was opened.
 */
export function useFocusOnMount<Target extends HTMLElement>(wanted = true): RefObject<Target | null> {
  const target = useRef<Target>(null);
  const first = useRef(wanted);
  useEffect(() => {
    if (first.current) target.current?.focus();
  }, []);
  return target;
}
