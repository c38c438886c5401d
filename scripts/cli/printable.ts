// Texts of others on a terminal: a name must neither steer it nor write lines of its own.

/** What steers a terminal, ends a line, turns a text round or is not to be seen; and halves of letters. */
const unprintable =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

function numbered(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A name or title in a line: what cannot be printed stands there by its number, `\u{1b}`. */
export function printable(text: string): string {
  return text.replaceAll(unprintable, numbered);
}

/** The same for every text in a value; shapes stay. */
export function withPrintable<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map(withPrintable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withPrintable(field)])) as T;
}

/** A whole text of ours, which has lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
