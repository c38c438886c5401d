import { Plural, Trans } from '@lingui/react/macro';
import { useMoney, useShareMoney } from '../../../../shared/ui/Money.tsx';
import { FundingSentence } from '../FundingSentence.tsx';
import type { ModeParts } from '../modeParts.ts';
import { NoVotesWords } from '../NoVotesWords.tsx';
import { countedReasons, type SharesReason } from './outcomeReasons.ts';
import { SharesExample } from './SharesExample.tsx';
import { SharesPicture } from './SharesPicture.tsx';

/** Projects by the method of equal shares. */
export const equalShares: ModeParts = {
  chooser: () => 'projects',
  Sentence: () => (
    <Trans>
      Every voter decides on an equal share of the budget: a project is funded when its supporters can pay for
      it together from their shares. So no group is left out.
    </Trans>
  ),
  Example: SharesExample,
  outcome: {
    Sentence: FundingSentence,
    why: (ballot, report, currency) =>
      countedReasons(ballot, report)?.map((reason) => ({
        won: reason.kind === 'bought' || reason.kind === 'completed',
        words: <ReasonText reason={reason} currency={currency} />,
      })),
    Between: (named) => (
      <Trans>
        {named.loser} had more votes, but many of its supporters had already paid for other projects with
        their shares. Equal shares count what each voter gets in all, not only how many want one project.
      </Trans>
    ),
    Picture: SharesPicture,
  },
};

function ReasonText({ reason, currency }: { reason: SharesReason; currency: string | undefined }) {
  const money = useMoney(currency);
  const each = useShareMoney(currency);
  switch (reason.kind) {
    case 'bought':
      return (
        <Trans>
          Its <Plural value={reason.supporters} one="# supporter" other="# supporters" /> could pay its{' '}
          {money(reason.cost)} from their shares, with at most {each(reason.each)} from each.
        </Trans>
      );
    case 'completed':
      return (
        <Trans>
          Its supporters could not pay for it from their shares, but it was the next by votes that fitted the
          money left over.
        </Trans>
      );
    case 'outOfReach':
      return (
        <Trans>
          Its <Plural value={reason.supporters} one="# supporter" other="# supporters" /> had only{' '}
          {money(reason.available)} of their shares left, {money(reason.missing)} too little for its{' '}
          {money(reason.cost)}.
        </Trans>
      );
    case 'noVotes':
      return <NoVotesWords />;
  }
}
