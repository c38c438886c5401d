import { timeLimit } from './timeLimit.ts';

declare global {
  /** Answers that the start script asked for while the app was on its way, by `earlyKey`. */
  var pattoEarly: Map<string, Promise<Response>> | undefined;
}

function earlyKey(address: string, body = ''): string {
  return `${address} ${body}`;
}

/**
 * Asks ahead of time; whoever asks the same later takes this answer.
 * @param goOn Reads a copy of the answer and asks for what it names, before anyone takes the answer and could ask first.
 */
export function askEarly(
  address: string,
  options: RequestInit & { body?: string } = {},
  goOn?: (copy: Response) => Promise<void>,
): void {
  const answer = fetch(address, { ...options, signal: timeLimit() }).then(async (response) => {
    // An answer that cannot be read is found again, and said, by whoever takes it.
    await goOn?.(response.clone()).catch(() => undefined);
    return response;
  });
  // A failure too is met by whoever takes the answer; without this the browser would report it as unhandled.
  answer.catch(() => undefined);
  globalThis.pattoEarly ??= new Map();
  globalThis.pattoEarly.set(earlyKey(address, options.body), answer);
}

/** `fetch`, or the answer that was asked for early; each is given out once. */
export function fetchOnce(address: string, options: RequestInit & { body?: string } = {}): Promise<Response> {
  const key = earlyKey(address, options.body);
  const early = globalThis.pattoEarly?.get(key);
  if (early === undefined) return fetch(address, options);
  globalThis.pattoEarly?.delete(key);
  return early;
}
