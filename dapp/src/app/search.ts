/** What a key behind the `?` may say; a list names the texts that are understood. */
type SearchKind = 'text' | 'number' | 'flag' | readonly string[];

export type SearchKinds = Readonly<Record<string, SearchKind>>;

type ValueOf<Kind> = Kind extends 'text'
  ? string
  : Kind extends 'number'
    ? number
    : Kind extends 'flag'
      ? boolean
      : Kind extends readonly (infer Text)[]
        ? Text
        : never;

/** What a page knows of its search; every key may be missing. */
export type Search<Kinds> = { -readonly [Key in keyof Kinds]?: ValueOf<Kinds[Key]> | undefined };

/** Keeps of an address what the page understands; the rest is as if it were not there. @param kinds SearchKinds. */
export function readSearch<Kinds extends object>(
  kinds: Kinds,
  search: Readonly<Record<string, unknown>>,
): Search<Kinds> {
  const entries = Object.entries<SearchKind>(kinds as SearchKinds).filter(([key, kind]) =>
    isOf(kind, search[key]),
  );
  return Object.fromEntries(entries.map(([key]) => [key, search[key]])) as Search<Kinds>;
}

function isOf(kind: SearchKind, value: unknown): boolean {
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'number') return typeof value === 'number';
  if (kind === 'flag') return typeof value === 'boolean';
  return typeof value === 'string' && kind.includes(value);
}
