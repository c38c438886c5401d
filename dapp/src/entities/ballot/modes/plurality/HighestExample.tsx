import { Trans } from '@lingui/react/macro';
import { plurality } from '@patto/protocol/ballots/rules/plurality';
import type { ExampleProps } from '../modeParts.ts';

/** Who has the highest sum. */
export function HighestExample({ example, titles, language }: ExampleProps) {
  const winners = plurality(example.totals).options;
  const [winner] = winners;
  const name = (place: number) => <strong lang={language}>{titles[place]}</strong>;
  return (
    <p>
      {winners.length === 1 && winner !== undefined ? (
        <Trans>{name(winner)} has the highest sum and wins.</Trans>
      ) : (
        <Trans>Several options have the highest sum: it is a tie, and the result says so.</Trans>
      )}
    </p>
  );
}
