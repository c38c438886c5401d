/** Milliseconds after which an answer counts as none. */
const patience = 12_000;

/** Ends a request with its caller, or when a server takes it and stays silent: a page must not wait for ever. */
export function timeLimit(caller?: AbortSignal): AbortSignal {
  const limit = AbortSignal.timeout(patience);
  return caller === undefined ? limit : AbortSignal.any([caller, limit]);
}
