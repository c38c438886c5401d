/** One running part of the local stack. A part is ready once its start function has returned it. */
export interface Part {
  /** The part's name as people read it, for example `chain`. */
  readonly name: string;
  /** The part's own processes; empty for a server inside this one. */
  readonly processes: readonly ProcessIdentity[];
  /** Where the part writes what it does. */
  readonly logFile: string;
  /** Settles when the part ends without having been asked to; stays pending otherwise. */
  readonly died: Promise<PartDied>;
  /** Ends the part and returns when nothing of it runs any more. Safe to call twice. */
  stop(): Promise<void>;
}

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The kernel's start time of the process, opaque. */
  readonly startTime: string;
}

/** How a part ended that should have gone on. */
export interface PartDied {
  readonly name: string;
  readonly logFile: string;
  /** For example `exit code 1` or `signal SIGKILL`. */
  readonly how: string;
  /** What to say instead, where more is known than that it ended. */
  readonly explanation?: string;
}

/** A problem that a person can act on; its message says what happened and what to do. */
export class StackError extends Error {
  override name = 'StackError';
}
