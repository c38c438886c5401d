import { Plural, Trans } from '@lingui/react/macro';
import { useMoney } from '../../../shared/ui/Money.tsx';
import { fundingOf } from './funding.ts';
import type { OutcomeProps } from './modeParts.ts';

/** What a ballot that spends money funds. */
export function FundingSentence({ ballot, open, currency }: OutcomeProps) {
  const money = useMoney(currency);
  const { kind, options, cost } = fundingOf(ballot);
  const { budget } = ballot;
  const optionCount = ballot.tally.length;
  switch (kind) {
    case 'funded':
      if (budget === undefined) {
        // What it costs stands in the ballot's document, which is not there.
        return (
          <strong>
            <Plural
              value={options.length}
              one={`# of ${optionCount} projects is funded.`}
              other={`# of ${optionCount} projects are funded.`}
            />
          </strong>
        );
      }
      return (
        <strong>
          <Plural
            value={options.length}
            one={`# of ${optionCount} projects is funded, ${money(cost)} of ${money(budget)}.`}
            other={`# of ${optionCount} projects are funded, ${money(cost)} of ${money(budget)}.`}
          />
        </strong>
      );
    case 'nothingFunded':
      return <Trans>No project is funded.</Trans>;
    case 'waiting':
      return open ? (
        <Trans>What is funded is counted after the end.</Trans>
      ) : (
        <Trans>The result is not counted yet.</Trans>
      );
  }
}
