/** How many cases came out how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export function sum(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A check is one case. */
export function countCheck(exitCode: number): Counts {
  return exitCode === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/**
 * Reads the closing lines of mocha and of Hardhat's runner ("12 passing", "1 failing", "2 pending"). A suite that ran
 * nothing, or broke without naming a case, has failed once.
 * @param output Without colours.
 */
export function countCases(output: string, exitCode: number): Counts {
  const counts = {
    passed: counted(output, 'passing'),
    failed: counted(output, 'failing'),
    skipped: counted(output, '(?:pending|skipped)'),
  };
  const brokeWithoutSaying = exitCode !== 0 && counts.failed === 0;
  const ranNothing = counts.passed + counts.failed === 0;
  return brokeWithoutSaying || ranNothing ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** "12 passed, 0 failed", and what was skipped where something was. */
export function counts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Adds up what a runner counted under a word. Mocha indents its closing lines; Hardhat closes with one line of its own,
 * not indented, that has added up its runners already.
 */
function counted(output: string, word: string): number {
  const totals = [...output.matchAll(new RegExp(`^(\\d+) ${word}\\b`, 'gm'))];
  const parts = [...output.matchAll(new RegExp(`^ +(\\d+) ${word}\\b`, 'gm'))];
  return (totals.length > 0 ? totals : parts).reduce((all, match) => all + Number(match[1]), 0);
}
