import type { CommonsSummary } from '../../entities/commons/commons.ts';
import { folded, searchWords } from '../../shared/language/folded.ts';

/** What the list is narrowed to; absent means all. */
export interface CommonsFilter {
  q?: string | undefined;
  /** Number of a municipality. */
  city?: number | undefined;
  kind?: string | undefined;
  /** Only with an open ballot. */
  open?: boolean | undefined;
  /** Only those that the reader is a member of. */
  mine?: boolean | undefined;
}

/** Degrees. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** The commons that pass, in the order that list and map share: nearest first where a position is known. */
export function filterCommons(
  all: readonly CommonsSummary[],
  filter: CommonsFilter,
  mine: ReadonlySet<number>,
  from?: Position,
): CommonsSummary[] {
  const words = searchWords(filter.q ?? '');
  const passing = all.filter(
    (commons) =>
      (filter.city === undefined || commons.municipality.number === filter.city) &&
      (filter.kind === undefined || commons.document?.kind === filter.kind) &&
      (filter.open !== true || commons.openBallots > 0) &&
      (filter.mine !== true || mine.has(commons.number)) &&
      words.every((word) => textOf(commons).includes(word)),
  );
  if (from === undefined) return passing;
  return passing.sort((a, b) => distance(from, a) - distance(from, b));
}

/** How many choices narrow the list, beside the words that are looked for. */
export function countFilters({ city, kind, open, mine }: CommonsFilter): number {
  return [city !== undefined, kind !== undefined, open === true, mine === true].filter(Boolean).length;
}

/** Metres along the surface between two places (haversine, mean Earth radius). */
export function distance(a: Position, b: Position): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const east = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const h = north * north + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * east * east;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}

function textOf({ document, municipality }: CommonsSummary): string {
  if (document === undefined) return folded(municipality.name ?? '');
  const { name, city, address, summary } = document;
  return folded([name, city, address, summary, municipality.name ?? ''].join(' '));
}
