import type { Reference } from '@patto/protocol/audit/history';
import type { AuditFindings, AuditProblem } from '@patto/protocol/audit/report';
import type { RoleUse } from '@patto/protocol/audit/roleChanges';
import type { Scope } from '@patto/protocol/audit/scope';
import { differenceText } from '../recount/differenceText.ts';

// How facts read, in the text and in the printed report alike.

export function placeText({ block, transaction }: Reference): string {
  return `block ${block}, ${transaction}`;
}

/** The names behind the numbers of a scope. */
export function scopeNamer({ municipalities }: AuditFindings): (scope: Scope) => string {
  const names = new Map(
    municipalities.flatMap(({ municipality, name, commons }) => [
      [`m${municipality}`, name] as const,
      ...commons.map((one) => [`c${one.commons}`, one.name] as const),
    ]),
  );
  return ({ municipality, commons }) => {
    if (commons !== undefined) return names.get(`c${commons}`) ?? `commons ${commons}`;
    if (municipality !== undefined) return names.get(`m${municipality}`) ?? `municipality ${municipality}`;
    return 'everywhere';
  };
}

export function timesText({ times, at, last }: RoleUse): string {
  return times === 1 ? '' : `${times} times, blocks ${at.block} to ${last.block}`;
}

/** What does not fit, in one sentence. */
export function problemText(problem: AuditProblem): string {
  switch (problem.kind) {
    case 'recount': {
      const { ballot, differences } = problem.ballot;
      const [first] = differences;
      return `The recount of ballot ${ballot} differs: ${first === undefined ? '' : differenceText(first)}`;
    }
    case 'document': {
      const { of, state, digest } = problem.document;
      return state === 'missing'
        ? `The document of ${of} is not on IPFS (${digest}).`
        : `The document of ${of} is not the one that the chain names (${digest}).`;
    }
    case 'role': {
      const { account, role, since } = problem.held;
      return `By the logs ${account} is ${role}, and the contract says it is not (block ${since.block}).`;
    }
    case 'access': {
      const { setting, expected, found, at } = problem.problem;
      return `Not as it must be: ${setting}. Expected ${expected}, found ${found}${at === undefined ? '' : ` (block ${at.block})`}.`;
    }
  }
}
