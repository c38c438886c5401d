import { useLingui } from '@lingui/react/macro';
import { SearchField } from '../../../shared/ui/SearchField.tsx';
import { SelectField } from '../../../shared/ui/SelectField.tsx';
import {
  categoriesOf,
  projectOrders,
  type Project,
  type ProjectFilter,
} from '../../../entities/ballot/projectList.ts';
import styles from './ProjectChoice.module.css';

interface ProjectFiltersProps {
  projects: readonly Project[];
  language: string;
  filter: ProjectFilter;
  onChange: (filter: ProjectFilter) => void;
}

/** What of the projects is shown, and in which order. */
export function ProjectFilters({ projects, language, filter, onChange }: ProjectFiltersProps) {
  const { t } = useLingui();
  const categories = categoriesOf(projects, language);
  const costly = projects.some(({ cost }) => cost !== undefined);
  const orderNames = {
    random: t`In random order`,
    cheap: t`Cheap first`,
    dear: t`Expensive first`,
    name: t`By name`,
    ballot: t`By number`,
  };
  return (
    <div className={styles['filters']}>
      <div className={styles['search']}>
        <SearchField
          label={t`Search in projects`}
          labelHidden
          placeholder={t`Search in projects`}
          value={filter.search}
          onChange={(search) => onChange({ ...filter, search })}
        />
      </div>
      {categories.length > 1 && (
        <SelectField
          label={t`Kind`}
          labelHidden
          value={filter.category ?? ''}
          onChange={(category) => onChange({ ...filter, category: category === '' ? undefined : category })}
          options={[
            { value: '', label: t`All kinds` },
            ...categories.map((category) => ({ value: category, label: category, lang: language })),
          ]}
        />
      )}
      <SelectField
        label={t`Order`}
        labelHidden
        value={filter.order}
        onChange={(order) => onChange({ ...filter, order })}
        options={projectOrders
          .filter((order) => costly || (order !== 'cheap' && order !== 'dear'))
          .map((order) => ({ value: order, label: orderNames[order] }))}
      />
      <label className={styles['chosenOnly']}>
        <input
          type="checkbox"
          checked={filter.chosenOnly}
          onChange={(event) => onChange({ ...filter, chosenOnly: event.target.checked })}
        />
        {t`Only what I have chosen`}
      </label>
    </div>
  );
}
