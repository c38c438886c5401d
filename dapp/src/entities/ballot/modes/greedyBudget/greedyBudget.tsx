import { Trans } from '@lingui/react/macro';
import { useMoney } from '../../../../shared/ui/Money.tsx';
import { FundingSentence } from '../FundingSentence.tsx';
import type { ModeParts } from '../modeParts.ts';
import { NoVotesWords } from '../NoVotesWords.tsx';
import { greedyReasons, type GreedyReason } from './outcomeReasons.ts';
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
      costs === undefined || budget === undefined
        ? undefined
        : greedyReasons(tally.map(Number), costs, budget).map((reason) => ({
            won: reason.kind === 'fitted',
            words: <ReasonText reason={reason} currency={currency} />,
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

function ReasonText({ reason, currency }: { reason: GreedyReason; currency: string | undefined }) {
  const money = useMoney(currency);
  switch (reason.kind) {
    case 'fitted':
      return (
        <Trans>
          It came up as number {reason.rank} by votes. {money(reason.left)} were left then, enough for its{' '}
          {money(reason.cost)}.
        </Trans>
      );
    case 'passedOver':
      return (
        <Trans>
          It came up as number {reason.rank} by votes. Only {money(reason.left)} were left then, too little
          for its {money(reason.cost)}.
        </Trans>
      );
    case 'noVotes':
      return <NoVotesWords />;
  }
}
