/** Offers a text as a file. */
export function downloadText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}

/** Offers a value as a JSON file; big numbers are written as decimal text. */
export function downloadJson(name: string, value: unknown): void {
  const text = JSON.stringify(
    value,
    (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part),
    2,
  );
  downloadText(name, 'application/json', `${text}\n`);
}
