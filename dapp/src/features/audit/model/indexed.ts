// What the index lists, in the terms of protocol/src/audit, so that page and command judge by the same code.
import type { Announced } from '@patto/protocol/audit/announced';
import type { Reference } from '@patto/protocol/audit/history';
import type { RoleChange } from '@patto/protocol/audit/roleChanges';

/** Where something stands on the chain, and when it was, in unix seconds. */
export interface IndexPlace extends Reference {
  timestamp: number;
}

/** A role given or ended, as the index lists it. */
export interface RoleRow extends IndexPlace {
  role: string;
  account: `0x${string}`;
  granted: boolean;
  /** Seconds. */
  executionDelay: number | null;
  municipality: { number: number } | null;
  commons: { number: number } | null;
}

export function roleChangeOf(row: RoleRow): RoleChange<IndexPlace> {
  const { role, account, granted, executionDelay, municipality, commons, block, transaction, timestamp } =
    row;
  return {
    role,
    account,
    change: granted ? 'granted' : 'removed',
    ...(municipality === null ? {} : { municipality: municipality.number }),
    ...(commons === null ? {} : { commons: commons.number }),
    ...(executionDelay === null || executionDelay === 0 ? {} : { delay: executionDelay }),
    at: { block, transaction, timestamp },
  };
}

/** A change of the contracts that was announced. */
export type AnnouncedChange = Pick<Announced<IndexPlace>, 'target' | 'by' | 'notBefore' | 'state' | 'at'> & {
  id: string;
};

/** An announced operation, as the index lists it. */
export interface OperationRow extends IndexPlace {
  id: string;
  state: 'Scheduled' | 'Executed' | 'Cancelled';
  caller: `0x${string}`;
  target: `0x${string}`;
  /** Unix seconds. */
  executableFrom: number;
}

/** Still `waiting` where it was not ended, however long ago: see `expire`. */
export function announcedChangeOf(row: OperationRow): AnnouncedChange {
  const { id, state, caller, target, executableFrom, block, transaction, timestamp } = row;
  return {
    id,
    target,
    by: caller,
    notBefore: executableFrom,
    state: states[state],
    at: { block, transaction, timestamp },
  };
}

const states = { Scheduled: 'waiting', Executed: 'executed', Cancelled: 'cancelled' } as const;
