/** What became of one option; `behind`: points that it had less than the winner. */
export type HighestReason =
  | { kind: 'won'; points: number; tied: boolean }
  | { kind: 'lost'; points: number; behind: number }
  | { kind: 'noVotes' };

/** Single choice, approval, score, quadratic: who has the most points wins. */
export function pluralityReasons(tally: readonly number[]): HighestReason[] {
  const most = Math.max(0, ...tally);
  const tied = tally.filter((points) => points === most).length > 1;
  return tally.map((points) => {
    if (points === 0) return { kind: 'noVotes' };
    return points === most ? { kind: 'won', points, tied } : { kind: 'lost', points, behind: most - points };
  });
}
