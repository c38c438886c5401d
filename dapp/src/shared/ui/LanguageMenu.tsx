import { useLingui } from '@lingui/react/macro';
import { SelectField } from './SelectField.tsx';
import { chooseAndKeepLanguage } from '../language/catalogues.ts';
import { languageCodes, languages } from '../language/languages.ts';
import { useLanguage } from '../language/useLanguage.ts';

const options = languageCodes.map((code) => ({ value: code, label: languages[code].name, lang: code }));

export function LanguageMenu({ labelHidden = true }: { labelHidden?: boolean }) {
  const { t } = useLingui();
  return (
    <SelectField
      label={t`Language`}
      labelHidden={labelHidden}
      value={useLanguage()}
      options={options}
      onChange={(language) => void chooseAndKeepLanguage(language)}
    />
  );
}
