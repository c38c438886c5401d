/** Cuts a sequence into arrays of at most this length, each made only when it is asked for. */
export function* inBatches<T>(items: Iterable<T>, length: number): Generator<T[], void> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < length) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
