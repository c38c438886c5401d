import { expect } from 'chai';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import {
  approval,
  cumulative,
  equalShares,
  greedyBudget,
  quadratic,
  score,
  singleChoice,
} from '@patto/protocol/ballots/modes';
import { voteProblem } from '@patto/protocol/ballots/vote';
import { sharesSteps } from '../../dapp/src/entities/ballot/modes/equalShares/sharesSteps.ts';
import { greedySteps } from '../../dapp/src/entities/ballot/modes/greedyBudget/greedySteps.ts';
import { workedExample } from '../../dapp/src/entities/ballot/workedExample.ts';

describe('the worked example', () => {
  const modes: Record<string, BallotMode> = {
    'single choice': singleChoice({ optionCount: 3 }),
    'one option': singleChoice({ optionCount: 1 }),
    approval: approval({ optionCount: 5, maxChoices: 2 }),
    score: score({ optionCount: 4, maxPerOption: 5 }),
    cumulative: cumulative({ optionCount: 4, points: 3 }),
    quadratic: quadratic({ optionCount: 4, points: 9 }),
    greedy: greedyBudget({ optionCount: 64 }),
    shares: equalShares({ optionCount: 64 }),
  };
  for (const [name, mode] of Object.entries(modes)) {
    it(`shows only votes that the ballot would take: ${name}`, () => {
      const example = workedExample(mode, []);
      for (const vote of example.votes) {
        const whole = new Array<number>(mode.optionCount).fill(0);
        example.options.forEach((option, place) => (whole[option] = vote[place] ?? 0));
        const problem = voteProblem(whole, mode);
        expect(problem === undefined || problem.kind === 'tooFewChoices').to.equal(true);
      }
    });
  }

  it('funds something and leaves something out, so that the rule shows', () => {
    const costs = Array.from({ length: 64 }, (_, option) => 600 + option * 1500);
    const greedy = greedySteps(workedExample(greedyBudget({ optionCount: 64 }), costs));
    const shares = sharesSteps(workedExample(equalShares({ optionCount: 64 }), costs)).steps;
    for (const steps of [greedy, shares]) {
      expect(steps.some(({ funded }) => funded)).to.equal(true);
      expect(steps.some(({ funded }) => !funded)).to.equal(true);
    }
  });
});
