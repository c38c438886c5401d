import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaProps,
} from 'react-aria-components/SearchField';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

interface SearchFieldProps extends Omit<AriaProps, 'children' | 'className'> {
  label: string;
  labelHidden?: boolean;
  placeholder?: string;
}

/** Text to look for; Escape or the cross empties it. */
export function SearchField({ label, labelHidden = false, placeholder, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} className={styles['field'] ?? ''}>
      {({ isEmpty }) => (
        <>
          <Label className={labelHidden ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
          <div className={styles['search']}>
            <Input className={styles['control'] ?? ''} placeholder={placeholder ?? ''} />
            {!isEmpty && (
              <Button className={styles['clear'] ?? ''}>
                <Icon name="close" />
              </Button>
            )}
          </div>
        </>
      )}
    </AriaSearchField>
  );
}
