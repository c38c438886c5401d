import type { AwardLine } from './oneCommonsQuery.ts';

/** Points given, or taken back, for one contribution. */
export interface Contribution {
  evidenceDigest: `0x${string}`;
  /** Of the newest award; unix seconds. */
  timestamp: number;
  points: number;
  /** Members who were thanked, without saying which. */
  members: number;
}

/** Awards by contribution rather than by person, newest first. */
export function contributionsOf(awards: readonly AwardLine[]): Contribution[] {
  const groups = new Map<`0x${string}`, AwardLine[]>();
  for (const award of awards) {
    groups.set(award.evidenceDigest, [...(groups.get(award.evidenceDigest) ?? []), award]);
  }
  return [...groups]
    .map(([evidenceDigest, group]) => ({
      evidenceDigest,
      timestamp: Math.max(...group.map((award) => award.timestamp)),
      points: group.reduce((sum, award) => sum + award.amount, 0),
      members: new Set(group.map((award) => award.member.index)).size,
    }))
    .sort((a, b) => b.timestamp - a.timestamp);
}
