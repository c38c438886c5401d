import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type Part, type PartDied, type ProcessIdentity, StackError } from './part.ts';

/** A program to run as a part of the stack. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** How long it may take to end on SIGINT before it is killed; 10 s when left out. */
  readonly graceMilliseconds?: number;
}

/** How long a program may take to end on SIGINT before it is killed. */
const graceMilliseconds = 10_000;

/**
 * Starts a program that writes to its log file. It leads a process group of its own, so that Ctrl-C in a terminal
 * reaches only the stack, which then stops the parts in their order.
 *
 * @param isReady Asked again and again until it says true.
 * @throws StackError when the program ends, or is not ready in time.
 */
export async function startProgram(
  program: Program,
  isReady: () => Promise<boolean>,
  timeoutMilliseconds = 30_000,
): Promise<Part> {
  const part = launch(program);
  const deadline = Date.now() + timeoutMilliseconds;
  let died: PartDied | undefined;
  void part.died.then((death) => (died = death));
  while (!(await isReady().catch(() => false))) {
    if (died !== undefined) throw new StackError(describeDeath(died));
    if (Date.now() > deadline) {
      await part.stop();
      throw new StackError(
        `The ${program.name} was not ready after ${timeoutMilliseconds / 1000} s. Its log: ${program.logFile}`,
      );
    }
    await delay(50);
  }
  return part;
}

/** Says which part ended, how, and where to read more. */
export function describeDeath(death: PartDied): string {
  return death.explanation ?? `The ${death.name} ended (${death.how}). Its log: ${death.logFile}`;
}

/**
 * Runs a program to its end.
 * @param signal Kills the program and whatever it started.
 * @throws StackError with the log's last lines when it fails.
 */
export async function runToEnd(program: Program, signal?: AbortSignal): Promise<void> {
  const child = spawnLogged(program);
  const ended = endOf(child);
  const kill = () => {
    if (child.pid !== undefined) sendSignal(-child.pid, 'SIGKILL');
  };
  signal?.addEventListener('abort', kill, { once: true });
  if (signal?.aborted === true) kill();
  const how = await ended;
  signal?.removeEventListener('abort', kill);
  if (how === 'exit code 0') return;
  const tail = readFileSync(program.logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  throw new StackError(`The ${program.name} failed (${how}). Its log: ${program.logFile}\n${tail}`);
}

/** The identity of a live process, or undefined when there is none with this number. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startTime = startTimeOf(pid);
  return startTime === undefined ? undefined : { pid, startTime };
}

/** Whether this very process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return startTimeOf(identity.pid) === identity.startTime;
}

/** Ends a process politely, then by force. Does nothing when the number belongs to another process by now. */
export async function endProcess(identity: ProcessIdentity): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', graceMilliseconds],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(identity)) return;
    sendSignal(identity.pid, signal);
    const deadline = Date.now() + patience;
    while (isAlive(identity) && Date.now() < deadline) await delay(20);
  }
}

function launch(program: Program): Part {
  const child = spawnLogged(program);
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  let stopping = false;
  const ended = endOf(child);
  const died = new Promise<PartDied>((resolve) => {
    void ended.then((how) => {
      if (!stopping) resolve({ name: program.name, logFile: program.logFile, how });
    });
  });
  return {
    name: program.name,
    processes: identity === undefined ? [] : [identity],
    logFile: program.logFile,
    died,
    async stop() {
      stopping = true;
      if (identity === undefined) return;
      if (child.exitCode === null && child.signalCode === null) sendSignal(identity.pid, 'SIGINT');
      const graceful = await Promise.race([
        ended.then(() => true),
        delay(program.graceMilliseconds ?? graceMilliseconds, false, { ref: false }),
      ]);
      if (!graceful) sendSignal(identity.pid, 'SIGKILL');
      await ended;
    },
  };
}

function spawnLogged(program: Program): ChildProcess {
  const log = openSync(program.logFile, 'a');
  const child = spawn(program.command, program.args, {
    cwd: program.cwd,
    env: program.env ?? process.env,
    detached: true,
    stdio: ['ignore', log, log],
    ...(program.uid === undefined ? {} : { uid: program.uid }),
    ...(program.gid === undefined ? {} : { gid: program.gid }),
  });
  closeSync(log);
  return child;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `exit code ${code ?? 0}` : `signal ${signal}`),
    );
  });
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in the meantime, which is what was wanted.
  }
}

function startTimeOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return (
        execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
      );
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; state is the field after it, the start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
