import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components/TextField';
import styles from './Field.module.css';

interface TextFieldProps extends Omit<AriaProps, 'children' | 'className'> {
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong and how to put it right; shown beside the field. */
  error?: ReactNode;
  /** For text of several lines. */
  multiline?: boolean;
}

export function TextField({ label, help, error, multiline = false, ...props }: TextFieldProps) {
  const invalid = error !== undefined && error !== null;
  return (
    <AriaTextField {...props} isInvalid={invalid} className={styles['field'] ?? ''}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {help !== undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      {multiline ? (
        <TextArea className={styles['control'] ?? ''} />
      ) : (
        <Input className={styles['control'] ?? ''} />
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
