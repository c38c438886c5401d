import { inTime } from '../inTime.ts';

declare global {
  /** Answers that the start script asked for while the app was on its way, by `earlyKey`. */
  var pattoEarly: Map<string, Promise<Response>> | undefined;
}

function earlyKey(address: string, body = ''): string {
  return `${address} ${body}`;
}

/** Asks ahead of time; whoever asks the same later takes this answer. */
export function askEarly(address: string, options: RequestInit & { body?: string } = {}): Promise<Response> {
  const answer = fetch(address, { ...options, signal: inTime() });
  // A failure is the matter of whoever takes it.
  answer.catch(() => undefined);
  globalThis.pattoEarly ??= new Map();
  globalThis.pattoEarly.set(earlyKey(address, options.body), answer);
  return answer;
}

/** `fetch`, or the answer that was asked for early; each is given out once. */
export function fetchOnce(address: string, options: RequestInit & { body?: string } = {}): Promise<Response> {
  const key = earlyKey(address, options.body);
  const early = globalThis.pattoEarly?.get(key);
  if (early === undefined) return fetch(address, options);
  globalThis.pattoEarly?.delete(key);
  return early;
}
