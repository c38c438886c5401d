// Which tests take the time. Mocha's spec reporter says how long a test took that is slower than `slow`; the runner asks
// for all of them, and Hardhat's configuration too. Hardhat's Solidity runner names no times.

/** A test and how long it took. */
export interface Timed {
  readonly suite: string;
  /** With the names of what it stands in. */
  readonly title: string;
  readonly seconds: number;
}

/** Reads the tests that passed from what mocha's spec reporter prints. @param output Without colours. */
export function timedTests(suite: string, output: string): Timed[] {
  const found: Timed[] = [];
  const around: { indent: number; name: string }[] = [];
  for (const line of output.split('\n')) {
    const [, spaces = '', text = ''] = /^( +)(\S.*)$/.exec(line) ?? [];
    if (text === '') continue;
    while ((around.at(-1)?.indent ?? -1) >= spaces.length) around.pop();
    const [, name, milliseconds] = /^[✔✓] (.+) \((\d+)ms\)$/.exec(text) ?? [];
    if (name !== undefined) {
      const title = [...around.map((each) => each.name), name].join(': ');
      found.push({ suite, title, seconds: Number(milliseconds) / 1000 });
    } else if (!/^[✔✓-] |^\d+\) /.test(text)) {
      around.push({ indent: spaces.length, name: text });
    }
  }
  return found;
}

/** A table of the slowest, one a line; empty where nothing was timed. */
export function slowestTable(tests: readonly Timed[], most = 10): string {
  const slowest = tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, most);
  const width = Math.max(0, ...slowest.map(({ suite }) => suite.length));
  return slowest
    .map(
      ({ suite, title, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${suite.padEnd(width)}  ${title}`,
    )
    .join('\n');
}
