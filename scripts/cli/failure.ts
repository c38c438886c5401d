import { printable } from './printable.ts';

/** What a command hands to the shell: 0 all well, 1 something does not match, 2 bad input or usage. */
export type ExitCode = 0 | 1 | 2;

/**
 * A command cannot go on. The message is for a person: what happened, what was kept, what to do. Nothing is printed
 * beside it.
 */
export class Failure extends Error {
  readonly exitCode: Exclude<ExitCode, 0>;
  constructor(message: string, exitCode: Exclude<ExitCode, 0>, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

/** Something that was given (a file, an option, an address) does not do. */
export function badInput(message: string, cause?: unknown): Failure {
  return new Failure(message, 2, { cause });
}

/** The input was fine, and something on the way is not what it must be. */
export function mismatch(message: string, cause?: unknown): Failure {
  return new Failure(message, 1, { cause });
}

const fileReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a file stands where a folder should be',
  EACCES: 'you have no right to it',
  EPERM: 'you have no right to it',
  EEXIST: 'it exists',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
};

/** Why a file cannot be read or written, in words. */
export function fileReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return fileReasons[code] ?? (error instanceof SyntaxError ? 'it is not JSON' : reasonOf(error));
}

/** Any error in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const short = 'shortMessage' in error && typeof error.shortMessage === 'string' ? error.shortMessage : '';
  const [line = error.name] = (short === '' ? error.message : short).split('\n');
  return printable(line);
}
