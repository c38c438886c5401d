import type { BallotMode } from '@patto/protocol/ballots/mode';
import { voteProblem } from '@patto/protocol/ballots/vote';

/** One person's valid vote: points by what people like, and by chance. */
export function voteOf(mode: BallotMode, appeal: readonly number[], random: () => number): number[] {
  const liking = appeal.map((weight) => weight * (0.35 + random()));
  const ranked = liking.map((_, option) => option).sort((a, b) => (liking[b] ?? 0) - (liking[a] ?? 0));
  const points = new Array<number>(mode.optionCount).fill(0);
  const wanted = Math.max(1, Math.ceil(random() * Math.min(mode.maxChoices, mode.optionCount - 1)));
  for (const [rank, option] of ranked.slice(0, wanted).entries()) {
    const most = Math.max(1, Math.round(mode.maxPerOption * (1 - rank / (wanted + 1))));
    for (let given = most; given > 0; given--) {
      points[option] = given;
      const problem = voteProblem(points, mode);
      if (problem === undefined || problem.kind === 'tooFewChoices') break;
      points[option] = 0;
    }
  }
  return points;
}
