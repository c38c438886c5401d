import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef } from 'react';
import { Button } from '../../../shared/ui/Button.tsx';
import { Money } from '../../../shared/ui/Money.tsx';
import { withPoints } from '../model/draft.ts';
import type { Project } from '../../../entities/ballot/projectList.ts';
import type { ChoosingProps } from './choice.ts';
import styles from './CompareDialog.module.css';
import { PointsField } from './PointsField.tsx';
import { ChooseButton } from './ProjectCard.tsx';

interface CompareDialogProps extends ChoosingProps {
  first: Project;
  second: Project;
  onClose: () => void;
}

/** Two projects side by side, or one above the other where the screen is narrow. */
export function CompareDialog({ first, second, onClose, ...choosing }: CompareDialogProps) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-label={t`Two projects compared`} onClose={onClose}>
      <div className={styles['pair']}>
        {[first, second].map((project) => (
          <Side key={project.option} project={project} {...choosing} />
        ))}
      </div>
      <Button kind="secondary" onClick={() => dialog.current?.close()}>
        <Trans>Close</Trans>
      </Button>
    </dialog>
  );
}

function Side({ project, mode, language, currency, draft, onChange }: ChoosingProps & { project: Project }) {
  const id = useId();
  return (
    <section className={styles['side']} aria-labelledby={id}>
      <h3 id={id} lang={language}>
        {project.title}
      </h3>
      <dl className={styles['facts']}>
        {project.cost !== undefined && (
          <>
            <dt>
              <Trans>Cost</Trans>
            </dt>
            <dd>
              <Money amount={project.cost} currency={currency} />
            </dd>
          </>
        )}
        {project.category !== undefined && (
          <>
            <dt>
              <Trans>Kind</Trans>
            </dt>
            <dd lang={language}>{project.category}</dd>
          </>
        )}
        <dt>
          <Trans>Number</Trans>
        </dt>
        <dd>{project.reference ?? project.option + 1}</dd>
      </dl>
      {project.description !== '' && <p lang={language}>{project.description}</p>}
      {mode.maxPerOption > 1 ? (
        <PointsField
          mode={mode}
          draft={draft}
          project={project}
          language={language}
          onChange={(points) => onChange(withPoints(draft, project.option, points))}
        />
      ) : (
        <ChooseButton mode={mode} project={project} draft={draft} onChange={onChange} describedBy={id} />
      )}
    </section>
  );
}
