import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useThrottled } from '../../../shared/ui/useThrottled.ts';
import { standing } from '../model/draft.ts';
import { everyProject, filterProjects, type ProjectFilter } from '../../../entities/ballot/projectList.ts';
import type { ChoosingProps } from './choice.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { PointsLeft } from './PointsLeft.tsx';
import { ProjectCard } from './ProjectCard.tsx';
import styles from './ProjectChoice.module.css';
import { ProjectFilters } from './ProjectFilters.tsx';

/** Many options, or projects with a cost: search, filters, cards, and two of them side by side. */
export function ProjectChoice(props: ChoosingProps) {
  const { mode, projects, language, currency, places, draft, onChange } = props;
  const { t } = useLingui();
  const [filter, setFilter] = useState<ProjectFilter>(everyProject);
  const [compared, setCompared] = useState<readonly number[]>([]);
  const shown = filterProjects(projects, filter, draft, language, places);
  const said = useThrottled(shown.length, 3_000);
  const pair = compared.flatMap((option) => projects.filter((project) => project.option === option));

  return (
    <section aria-label={t`Projects`} className={styles['projects']}>
      {mode.maxPerOption > 1 && <PointsLeft mode={mode} standing={standing(draft, mode, [])} />}
      {projects.length > 5 && (
        <ProjectFilters projects={projects} language={language} filter={filter} onChange={setFilter} />
      )}
      <p className={styles['count']}>
        <Plural value={shown.length} one="# project" other="# projects" />
        {shown.length < projects.length && <Trans> of {projects.length}</Trans>}
      </p>
      <p className="visually-hidden" role="status">
        {said < projects.length && <Plural value={said} one="# project shown" other="# projects shown" />}
      </p>
      {shown.length === 0 && (
        <p>
          {filter.chosenOnly ? (
            <Trans>You have chosen nothing yet.</Trans>
          ) : (
            <Trans>No project matches. Try fewer or other words.</Trans>
          )}
        </p>
      )}
      <ul className={styles['cards']}>
        {shown.map((project) => (
          <ProjectCard
            key={project.option}
            mode={mode}
            project={project}
            language={language}
            currency={currency}
            draft={draft}
            onChange={onChange}
            compared={compared.includes(project.option)}
            onCompare={() => setCompared((before) => nextPair(before, project.option))}
          />
        ))}
      </ul>
      {pair.length === 1 && pair[0] !== undefined && (
        <p className={styles['comparing']} role="status">
          <Trans>
            To compare: <span lang={language}>{pair[0].title}</span>. Pick another project.
          </Trans>
        </p>
      )}
      {pair[0] !== undefined && pair[1] !== undefined && (
        <CompareDialog {...props} first={pair[0]} second={pair[1]} onClose={() => setCompared([])} />
      )}
    </section>
  );
}

/** At most two; the same one again takes it back. */
function nextPair(before: readonly number[], option: number): readonly number[] {
  return before.includes(option) ? before.filter((other) => other !== option) : [...before, option].slice(-2);
}
