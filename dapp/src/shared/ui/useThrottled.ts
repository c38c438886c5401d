import { useEffect, useState } from 'react';

/** The value, changed at most once in `interval` milliseconds: live regions must not chatter. The last one always comes. */
export function useThrottled<Value>(value: Value, interval: number): Value {
  const [shown, setShown] = useState({ value, at: 0 });
  useEffect(() => {
    if (Object.is(shown.value, value)) return;
    const timer = setTimeout(
      () => setShown({ value, at: Date.now() }),
      Math.max(0, shown.at + interval - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [value, interval, shown]);
  return shown.value;
}
