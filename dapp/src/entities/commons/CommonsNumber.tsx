import { Trans } from '@lingui/react/macro';

/** What a commons is called while its name cannot be read. */
export function CommonsNumber({ number }: { number: number }) {
  return <Trans>Commons {number}</Trans>;
}
