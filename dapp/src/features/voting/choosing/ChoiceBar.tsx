import { Plural, Trans } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { Button } from '../../../shared/ui/Button.tsx';
import { Money } from '../../../shared/ui/Money.tsx';
import { isScore, type Standing } from '../model/draft.ts';
import styles from './ChoiceBar.module.css';

interface ChoiceBarProps {
  mode: BallotMode;
  standing: Standing;
  currency: string | undefined;
  /** Money to spend, 0 for none. */
  budget: number;
  onReview: () => void;
}

/** Stays at the bottom: how much is chosen, what it costs, what the rules still allow, and the way on. */
export function ChoiceBar({ mode, standing, currency, budget, onReview }: ChoiceBarProps) {
  const share = budget > 0 ? Math.min(1, standing.money / budget) : 0;
  return (
    <div className={styles['bar']}>
      {budget > 0 && (
        <div className={styles['meter']} aria-hidden="true">
          <div style={{ inlineSize: `${share * 100}%` }} data-over={standing.money > budget || undefined} />
        </div>
      )}
      <div className={styles['row']}>
        <div className={styles['facts']}>
          <p className={styles['chosen']}>
            <Plural value={standing.chosen} _0="Nothing chosen" one="# chosen" other="# chosen" />
            {budget > 0 && standing.chosen > 0 && (
              <>
                {' · '}
                <Money amount={standing.money} currency={currency} />
              </>
            )}
          </p>
          <p className={styles['allowed']}>
            <Allowed mode={mode} standing={standing} />
          </p>
        </div>
        <Button kind="primary" onClick={onReview} disabled={standing.problem !== undefined}>
          <Trans>Review</Trans>
        </Button>
      </div>
    </div>
  );
}

/** What the rules still ask for or allow, in a few words. */
function Allowed({ mode, standing }: { mode: BallotMode; standing: Standing }) {
  const { choicesMissing, choicesLeft, pointsLeft } = standing;
  if (mode.maxPerOption > 1 && choicesMissing > 0) {
    return (
      <Plural
        value={choicesMissing}
        one="give points to at least one more option"
        other="give points to at least # more options"
      />
    );
  }
  if (choicesMissing > 0 && standing.chosen === 0) {
    return <Plural value={choicesMissing} one="choose at least one" other="choose at least #" />;
  }
  if (choicesMissing > 0) {
    return <Plural value={choicesMissing} one="choose at least one more" other="choose at least # more" />;
  }
  if (isScore(mode) && mode.maxPerOption > 1) {
    return <Trans>0 to {mode.maxPerOption} points on each</Trans>;
  }
  if (mode.maxPerOption > 1) {
    return mode.costExponent === 2 ? (
      <Plural value={pointsLeft} one="# credit left" other="# credits left" />
    ) : (
      <Plural value={pointsLeft} one="# point left" other="# points left" />
    );
  }
  if (mode.maxChoices === 1) return <Trans>one choice in all</Trans>;
  if (mode.maxChoices >= mode.optionCount) return <Trans>as many as you like</Trans>;
  return <Plural value={choicesLeft} _0="no more allowed" one="one more allowed" other="# more allowed" />;
}
