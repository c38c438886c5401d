import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** A role in words; a number that the contracts do not name stays a number. */
export function RoleName({ role }: { role: string }): ReactNode {
  switch (role) {
    case 'admin':
      return <Trans>administrator of the contracts</Trans>;
    case 'registrar':
      return <Trans>registrar: recognises municipalities</Trans>;
    case 'guardian':
      return <Trans>guardian: can stop new ballots</Trans>;
    case 'upgrader':
      return <Trans>upgrader: can change contracts after a delay</Trans>;
    case 'municipalityAdmin':
      return <Trans>administrator of the municipality</Trans>;
    case 'issuer':
      return <Trans>issuer: states who is a resident</Trans>;
    case 'steward':
      return <Trans>steward of a commons</Trans>;
    default:
      return <Trans>role {role}</Trans>;
  }
}
