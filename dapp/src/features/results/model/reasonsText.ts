/** The words of public reasons, as UTF-8 text; undefined where its bytes are no text that could be shown. */
export function reasonsText(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content).replace(/\r\n?/g, '\n').trim();
    // Control signs other than the tab and the line's end are no writing, but some other kind of file.
    return text === '' || /[^\P{Cc}\t\n]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
