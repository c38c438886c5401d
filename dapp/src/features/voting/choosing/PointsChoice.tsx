import { Trans } from '@lingui/react/macro';
import { standing, withPoints } from '../model/draft.ts';
import type { ChoosingProps } from './choice.ts';
import styles from './Choosing.module.css';
import { OptionText } from './OptionText.tsx';
import { PointsField } from './PointsField.tsx';
import { PointsLeft } from './PointsLeft.tsx';

/** Points on each of a few options: score, cumulative, quadratic. */
export function PointsChoice(props: ChoosingProps) {
  const { mode, projects, language, draft, onChange } = props;
  return (
    <section className={styles['options']} aria-labelledby="points-heading">
      <h2 id="points-heading" className={styles['legend']}>
        <Trans>Give points</Trans>
      </h2>
      <PointsLeft mode={mode} standing={standing(draft, mode, [])} />
      {projects.map((project) => (
        <div
          key={project.option}
          className={styles['option']}
          data-chosen={(draft[project.option] ?? 0) > 0 || undefined}
        >
          <OptionText project={project} language={language} />
          <PointsField
            mode={mode}
            draft={draft}
            project={project}
            language={language}
            onChange={(points) => onChange(withPoints(draft, project.option, points))}
          />
        </div>
      ))}
    </section>
  );
}
