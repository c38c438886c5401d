import type { Address, Hex } from 'viem';
import { startPool } from './pool.ts';
import type { AccountsTask, SignTask, VoterAnswer, VoterTask } from './voterWorker.ts';

/** Threads that do the voters' cryptography. */
export interface VoterPool {
  readonly threads: number;
  accounts(task: Omit<AccountsTask, 'kind'>): Promise<Address[]>;
  sign(task: Omit<SignTask, 'kind'>): Promise<Hex>;
  close(): Promise<void>;
}

const module = new URL('./voterWorker.ts', import.meta.url);
const slice = 500;

export function startVoterPool(): VoterPool {
  const pool = startPool<VoterTask, VoterAnswer>(module);
  return {
    threads: pool.threads,
    accounts: async ({ origin, voterIds }) => {
      const slices: string[][] = [];
      for (let i = 0; i < voterIds.length; i += slice) slices.push(voterIds.slice(i, i + slice));
      const answers = await Promise.all(
        slices.map((ids) => pool.run({ kind: 'accounts', origin, voterIds: ids })),
      );
      return answers.flatMap((answer) => ('accounts' in answer ? answer.accounts : []));
    },
    sign: async (task) => {
      const answer = await pool.run({ kind: 'sign', ...task });
      if (!('entries' in answer)) throw new Error('A signing thread answered another question');
      return answer.entries;
    },
    close: () => pool.close(),
  };
}
