import { Trans } from '@lingui/react/macro';
import { useMoney } from '../../../../shared/ui/Money.tsx';
import type { ExampleProps } from '../modeParts.ts';
import { sharesSteps } from './sharesSteps.ts';

/** What the neighbours of the example can pay together, project by project. */
export function SharesExample({ example, titles, language, currency }: ExampleProps) {
  const money = useMoney(currency);
  const name = (place: number) => <strong lang={language}>{titles[place]}</strong>;
  const { share, steps } = sharesSteps(example);
  return (
    <>
      <p>
        <Trans>
          There are {money(example.budget)} to spend, so each of the five decides on {money(share)}. The
          project that is cheapest for its supporters comes first:
        </Trans>
      </p>
      <ol>
        {steps.map(({ place, cost, supporters, each, funded }) => (
          <li key={place}>
            {each !== undefined ? (
              supporters === 1 ? (
                <Trans>
                  {name(place)} costs {money(cost)}. Its one supporter pays it from the own share: funded.
                </Trans>
              ) : (
                <Trans>
                  {name(place)} costs {money(cost)}. Its {supporters} supporters pay at most {money(each)}{' '}
                  each: funded.
                </Trans>
              )
            ) : funded ? (
              <Trans>{name(place)} is funded from what is left over, because most people want it.</Trans>
            ) : (
              <Trans>
                {name(place)} costs {money(cost)}, more than its supporters have left together. It is not
                funded.
              </Trans>
            )}
          </li>
        ))}
      </ol>
      <p>
        <Trans>
          If money is left over, everyone’s share grows step by step until it would no longer fit the budget;
          the rest goes to the projects with the most votes.
        </Trans>
      </p>
    </>
  );
}
