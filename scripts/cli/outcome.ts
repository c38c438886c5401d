import { writeSync } from 'node:fs';
import { constants } from 'node:os';
import { reasonOf, Failure, type ExitCode } from './failure.ts';
import { printableLines } from './printable.ts';
import { consoleReporter, type Reporter } from './reporter.ts';
import { jsonText } from './jsonText.ts';

/** What a command found: one object for programs, the same as text for people. */
export interface Outcome {
  json: unknown;
  text: string;
  exitCode: ExitCode;
}

/**
 * Runs a command: progress and errors go to stderr, the result alone to stdout, and the exit code says how it went.
 * With `--json` a failure is an object on stdout too.
 * @param whenStopped What to say when a person stops it (Ctrl-C).
 */
export async function conclude(
  options: { json?: boolean },
  run: (reporter: Reporter) => Promise<Outcome>,
  whenStopped = 'Stopped.',
): Promise<void> {
  const asJson = options.json === true;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Who reads through `head`, say, has seen enough; that is no failure.
    if (error.code !== 'EPIPE') throw error;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      if (asJson) writeSync(1, `${stringify({ error: whenStopped })}\n`);
      // A bar of progress hides the cursor.
      writeSync(2, `${process.stderr.isTTY ? '\n\u001B[?25h' : ''}${whenStopped}\n`);
      process.exit(128 + constants.signals[signal]);
    });
  }
  try {
    const { json, text, exitCode } = await run(consoleReporter());
    process.stdout.write(asJson ? `${stringify(json)}\n` : `${printableLines(text)}\n`);
    process.exitCode = exitCode;
  } catch (error) {
    const known = error instanceof Failure;
    const message = known
      ? error.message
      : `Something went wrong that Patto did not foresee: ${reasonOf(error)}`;
    if (asJson) process.stdout.write(`${stringify({ error: message })}\n`);
    process.stderr.write(`${printableLines(message)}\n`);
    if (!known && process.env['PATTO_DEBUG'] !== undefined && error instanceof Error) {
      process.stderr.write(`${printableLines(error.stack ?? '')}\n`);
    }
    process.exitCode = known ? error.exitCode : 1;
  }
}

function stringify(value: unknown): string {
  const json = jsonText(value);
  // JSON leaves these as they are, and terminals obey them.
  return json.replaceAll(/[\u007F-\u009F]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}
