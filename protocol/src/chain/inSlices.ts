/** Requests under way at once. */
const atOnce = 24;

/**
 * Asks for many things, some at a time, and gives the answers in their order.
 * @throws What `ask` throws, and the signal's reason where it was given up.
 */
export async function inSlices<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress?: (done: number) => void } = {},
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    signal?.throwIfAborted();
    answers.push(...(await Promise.all(items.slice(at, at + atOnce).map(ask))));
    onProgress?.(answers.length);
  }
  return answers;
}
