import { Trans } from '@lingui/react/macro';
import { useMoney } from '../../../../shared/ui/Money.tsx';
import { FundingSentence } from '../FundingSentence.tsx';
import type { ModeParts } from '../modeParts.ts';
import { NoVotesWords } from '../NoVotesWords.tsx';
import { greedyFates, type GreedyFate } from './fates.ts';
import { GreedyExample } from './GreedyExample.tsx';

/** Projects by votes while the money lasts. */
export const greedyBudget: ModeParts = {
  chooser: () => 'projects',
  Sentence: () => (
    <Trans>
      Projects are funded in the order of their votes, each one that still fits what is left of the budget.
    </Trans>
  ),
  Example: GreedyExample,
  outcome: {
    Sentence: FundingSentence,
    why: ({ tally, costs, budget }, _report, currency) =>
      costs === undefined
        ? undefined
        : greedyFates(tally.map(Number), costs, budget).map((fate) => ({
            won: fate.kind === 'fitted',
            words: <FateWords fate={fate} currency={currency} />,
          })),
    Between: (named) => (
      <Trans>
        {named.loser} had more votes, but costs more than what was left at its turn; {named.winner} still
        fitted.
      </Trans>
    ),
    Picture: undefined,
  },
};

function FateWords({ fate, currency }: { fate: GreedyFate; currency: string | undefined }) {
  const money = useMoney(currency);
  switch (fate.kind) {
    case 'fitted':
      return (
        <Trans>
          It came up as number {fate.rank} by votes. {money(fate.left)} were left then, enough for its{' '}
          {money(fate.cost)}.
        </Trans>
      );
    case 'passedOver':
      return (
        <Trans>
          It came up as number {fate.rank} by votes. Only {money(fate.left)} were left then, too little for
          its {money(fate.cost)}.
        </Trans>
      );
    case 'noVotes':
      return <NoVotesWords />;
  }
}
