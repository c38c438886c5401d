import { Presets, SingleBar } from 'cli-progress';

/** One counted stretch of work. */
export interface Progress {
  /** Done so far, of the total. */
  at(done: number): void;
  /** Ends the stretch; a plain log says what was reached. */
  end(): void;
}

/** Where a command tells how it is getting on: all of it on stderr, so that stdout holds the result alone. */
export interface Reporter {
  say(line: string): void;
  progress(title: string, total: number): Progress;
}

/** Bars on a terminal, otherwise a line at every tenth. */
export function consoleReporter(stream: NodeJS.WriteStream = process.stderr): Reporter {
  return {
    say: (line) => stream.write(`${line}\n`),
    progress: stream.isTTY ? bar(stream) : lines(stream),
  };
}

/** For tests and benchmarks that print their own. */
export const silentReporter: Reporter = {
  say: () => undefined,
  progress: () => ({ at: () => undefined, end: () => undefined }),
};

function bar(stream: NodeJS.WriteStream): Reporter['progress'] {
  return (title, total) => {
    const shown = new SingleBar(
      { stream, format: `{title} {bar} {value}/{total} {duration_formatted}`, hideCursor: true },
      Presets.shades_classic,
    );
    shown.start(total, 0, { title });
    return { at: (done) => shown.update(done), end: () => shown.stop() };
  };
}

function lines(stream: NodeJS.WriteStream): Reporter['progress'] {
  return (title, total) => {
    let tenth = 0;
    return {
      at: (done) => {
        const reached = Math.floor((10 * done) / Math.max(1, total));
        if (reached <= tenth) return;
        tenth = reached;
        stream.write(`${title}: ${done} of ${total}\n`);
      },
      end: () => undefined,
    };
  };
}
