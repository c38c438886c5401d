import { createWriteStream, type WriteStream } from 'node:fs';

/** The log of a server inside this process. What the disk does not take is left out; it must not end the stack. */
export function openLog(file: string): WriteStream {
  return createWriteStream(file, { flags: 'a' }).on('error', () => undefined);
}
