import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { IconName } from '../shared/ui/Icon.tsx';

/** The four places of Patto, in the order of the bar. */
export const places: readonly {
  to: '/' | '/ballots' | '/me' | '/audit';
  label: MessageDescriptor;
  icon: IconName;
  /** Paths that belong to the place. */
  under: readonly string[];
}[] = [
  { to: '/', label: msg`Commons`, icon: 'commons', under: ['/commons'] },
  { to: '/ballots', label: msg`Ballots`, icon: 'ballots', under: ['/ballots'] },
  { to: '/me', label: msg`Me`, icon: 'me', under: ['/me'] },
  { to: '/audit', label: msg`Audit`, icon: 'audit', under: ['/audit'] },
];
