import type { Reference } from './history.ts';
import type { AuditReport } from './report.ts';
import type { RoleUse, Scope } from './roleLedger.ts';

// How facts read, in the text and in the printed report alike.

export function timeText(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function placeText({ block, transaction }: Reference): string {
  return `block ${block}, ${transaction}`;
}

/** The names behind the numbers of a scope. */
export function scopeNamer({ municipalities }: AuditReport): (scope: Scope) => string {
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
