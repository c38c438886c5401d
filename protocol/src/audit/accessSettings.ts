import { isAddressEqual, toFunctionSelector, type Address } from 'viem';
import { singletonKeys, upgradeableKeys, type SingletonKey } from '../network/contracts.ts';
import type { ContractAddresses } from '../network/description.ts';
import { functionRoles, roles } from '../network/roles.ts';
import type { HistoryEvent, Reference } from './history.ts';
import type { RoleHeld } from './roleChanges.ts';

/** A setting of the AccessManager that is not as the deployment makes it, or shorter than a ballot takes. */
export interface AccessProblem {
  /** The setting, like "the guardian of role upgrader". */
  setting: string;
  expected: string;
  found: string;
  /** Where it was set; absent where it never was. */
  at?: Reference;
}

/** What is known beside the history. */
export interface AccessContext {
  contracts: ContractAddresses;
  label: (role: bigint) => string;
  /** The longest that a ballot of any box can be ahead, run and be endorsed, in seconds. */
  longestBallot: number;
}

/** The AccessManager's role of administrators. */
const admin = 0n;

/** A value as it was set last; a delay counts from its announcement, for by then everybody can see it. */
interface Setting<Value> {
  value: Value;
  at?: Reference;
}

/**
 * Compares what the AccessManager was last told with what the deployment tells it and with what the longest ballot needs:
 * whoever can change code sooner than a ballot takes could change it under an open ballot.
 * @param held The rights that stand.
 */
export function accessProblems(
  history: readonly HistoryEvent[],
  held: readonly RoleHeld[],
  { contracts, label, longestBallot }: AccessContext,
): AccessProblem[] {
  const settings = lastSettings(history);
  const problems: AccessProblem[] = [];
  const compare = (setting: string, expected: string, found: string, at: Reference | undefined) => {
    if (expected !== found) problems.push({ setting, expected, found, ...(at === undefined ? {} : { at }) });
  };
  const needs = (setting: string, { value, at }: Setting<number>) => {
    if (value >= longestBallot) return;
    const expected = `at least ${longestBallot} s, as long as a ballot can take`;
    problems.push({ setting, expected, found: `${value} s`, ...(at === undefined ? {} : { at }) });
  };

  for (const key of upgradeableKeys) {
    const authority = settings.authorities.get(lower(contracts[key]));
    const found = authority?.value ?? 'none';
    const isRight = authority !== undefined && isAddressEqual(authority.value, contracts.accessManager);
    compare(
      `the access manager of ${key}`,
      contracts.accessManager,
      isRight ? contracts.accessManager : found,
      authority?.at,
    );
    needs(
      `the delay on rebinding functions of ${key}`,
      settings.adminDelays.get(lower(contracts[key])) ?? { value: 0 },
    );
  }
  for (const { contract, signature, role } of functionRoles) {
    const bound = settings.functions.get(`${lower(contracts[contract])}/${toFunctionSelector(signature)}`);
    const [name] = signature.split('(', 1);
    compare(`who may call ${name} of ${contract}`, label(role), label(bound?.value ?? admin), bound?.at);
  }
  for (const [place, { value, at }] of settings.functions) {
    const [target, selector] = place.split('/');
    const key = keyOf(contracts, target);
    if (key === undefined || isBound(key, selector)) continue;
    compare(`who may call ${selector ?? ''} of ${key}`, label(admin), label(value), at);
  }
  for (const role of Object.values(roles)) {
    const roleAdmin = settings.roleAdmins.get(role);
    compare(
      `who administers role ${label(role)}`,
      label(admin),
      label(roleAdmin?.value ?? admin),
      roleAdmin?.at,
    );
    const guardian = settings.guardians.get(role);
    const expected = role === roles.UPGRADER ? roles.GUARDIAN : admin;
    compare(
      `the guardian of role ${label(role)}`,
      label(expected),
      label(guardian?.value ?? admin),
      guardian?.at,
    );
  }
  needs(
    `the delay on granting role ${label(roles.UPGRADER)}`,
    settings.grantDelays.get(roles.UPGRADER) ?? { value: 0 },
  );
  for (const { roleId, account, delay = 0, since } of held) {
    if (roleId !== roles.UPGRADER) continue;
    needs(`the notice that ${account} gives as ${label(roleId)}`, { value: delay, at: since });
  }
  return problems;
}

function lastSettings(history: readonly HistoryEvent[]) {
  const settings = {
    authorities: new Map<string, Setting<Address>>(),
    adminDelays: new Map<string, Setting<number>>(),
    functions: new Map<string, Setting<bigint>>(),
    roleAdmins: new Map<bigint, Setting<bigint>>(),
    guardians: new Map<bigint, Setting<bigint>>(),
    grantDelays: new Map<bigint, Setting<number>>(),
  };
  for (const event of history) {
    const { at } = event;
    switch (event.eventName) {
      case 'AuthorityUpdated':
        settings.authorities.set(lower(event.address), { value: event.args.authority, at });
        break;
      case 'TargetAdminDelayUpdated':
        settings.adminDelays.set(lower(event.args.target), { value: event.args.delay, at });
        break;
      case 'TargetFunctionRoleUpdated': {
        const { target, selector, roleId } = event.args;
        settings.functions.set(`${lower(target)}/${selector}`, { value: roleId, at });
        break;
      }
      case 'RoleAdminChanged':
        settings.roleAdmins.set(event.args.roleId, { value: event.args.admin, at });
        break;
      case 'RoleGuardianChanged':
        settings.guardians.set(event.args.roleId, { value: event.args.guardian, at });
        break;
      case 'RoleGrantDelayChanged':
        settings.grantDelays.set(event.args.roleId, { value: event.args.delay, at });
        break;
      default:
    }
  }
  return settings;
}

function keyOf(contracts: ContractAddresses, target: string | undefined): SingletonKey | undefined {
  return singletonKeys.find((key) => lower(contracts[key]) === target);
}

function isBound(key: SingletonKey, selector: string | undefined): boolean {
  return functionRoles.some(
    ({ contract, signature }) => contract === key && toFunctionSelector(signature) === selector,
  );
}

function lower(address: Address): string {
  return address.toLowerCase();
}
