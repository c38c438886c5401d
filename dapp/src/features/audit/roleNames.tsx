import { Trans } from '@lingui/react/macro';
import type { roles } from '@patto/protocol/network/roles';
import type { ReactNode } from 'react';

/** Roles as the index names them: those of the AccessManager, and those that the contracts keep themselves. */
type Role = 'admin' | Lowercase<keyof typeof roles> | 'municipalityAdmin' | 'issuer' | 'steward';

const names: Readonly<Record<Role, ReactNode>> = {
  admin: <Trans>administrator of the contracts</Trans>,
  registrar: <Trans>registrar: recognises municipalities</Trans>,
  guardian: <Trans>guardian: can stop new ballots</Trans>,
  upgrader: <Trans>upgrader: can change contracts after a delay</Trans>,
  municipalityAdmin: <Trans>administrator of the municipality</Trans>,
  issuer: <Trans>issuer: states who is a resident</Trans>,
  steward: <Trans>steward of a commons</Trans>,
};

function isRole(role: string): role is Role {
  return Object.hasOwn(names, role);
}

/** A role in words; a number that the contracts do not name stays a number. */
export function RoleName({ role }: { role: string }): ReactNode {
  return isRole(role) ? names[role] : <Trans>role {role}</Trans>;
}
