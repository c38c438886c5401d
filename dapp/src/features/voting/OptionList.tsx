import { Trans } from '@lingui/react/macro';
import type { VerifiedText } from '../../entities/ballot/verifiedBallot.ts';
import { OptionText } from './choosing/OptionText.tsx';
import styles from './OptionList.module.css';

/** What there is to choose from, while nothing can be chosen. */
export function OptionList({ text: { projects, document } }: { text: VerifiedText }) {
  return (
    <section aria-labelledby="options-heading">
      <h2 id="options-heading">
        <Trans>The options</Trans>
      </h2>
      <ul className={styles['list']}>
        {projects.map((project) => (
          <li key={project.option}>
            <OptionText project={project} language={document.language} />
          </li>
        ))}
      </ul>
    </section>
  );
}
