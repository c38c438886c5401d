import { Plural, Trans } from '@lingui/react/macro';
import type { BallotMode } from '@patto/protocol/ballots/mode';
import { isScore, type Standing } from '../model/draft.ts';
import styles from './Choosing.module.css';

interface PointsLeftProps {
  mode: BallotMode;
  standing: Standing;
}

/** What the rules still allow, said again whenever it changes. */
export function PointsLeft({ mode, standing: { pointsLeft, choicesLeft } }: PointsLeftProps) {
  return (
    <div className={styles['hint']} role="status">
      {isScore(mode) ? (
        <p>
          <Trans>Give each option from 0 to {mode.maxPerOption} points.</Trans>
        </p>
      ) : (
        <>
          <p>
            {mode.costExponent === 2 ? (
              <Trans>
                You have {mode.points} credits. One point costs 1 credit, two cost 4, three cost 9, and so on:
                each further point costs more.
              </Trans>
            ) : (
              <Trans>
                Share out {mode.points} points, at most {mode.maxPerOption} on one option.
              </Trans>
            )}
          </p>
          <p className={styles['left']}>
            {mode.costExponent === 2 ? (
              <Plural value={pointsLeft} one="# credit left" other="# credits left" />
            ) : (
              <Plural value={pointsLeft} one="# point left" other="# points left" />
            )}
          </p>
        </>
      )}
      {mode.maxChoices < mode.optionCount && (
        <p>
          {choicesLeft === 0 ? (
            <Trans>You have given points to {mode.maxChoices} options, as many as are allowed.</Trans>
          ) : (
            <Plural
              value={mode.maxChoices}
              one="Points for at most one option."
              other="Points for at most # options."
            />
          )}
        </p>
      )}
    </div>
  );
}
