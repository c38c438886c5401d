import { Trans } from '@lingui/react/macro';
import { useMoney } from '../../../../shared/ui/Money.tsx';
import type { ExampleProps } from '../modeParts.ts';
import { greedySteps } from './greedySteps.ts';

/** The projects of the example, one after the other. */
export function GreedyExample({ example, titles, language, currency }: ExampleProps) {
  const money = useMoney(currency);
  const name = (place: number) => <strong lang={language}>{titles[place]}</strong>;
  return (
    <>
      <p>
        <Trans>
          There are {money(example.budget)} to spend. The projects come up in the order of their sums:
        </Trans>
      </p>
      <ol>
        {greedySteps(example).map(({ place, cost, left, funded }) => (
          <li key={place}>
            {funded ? (
              <Trans>
                {name(place)} costs {money(cost)} and is funded. {money(left)} are left.
              </Trans>
            ) : (
              <Trans>
                {name(place)} costs {money(cost)}, more than the {money(left)} that are left. It is passed
                over.
              </Trans>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
