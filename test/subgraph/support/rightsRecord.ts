import { type Address, concat } from 'viem';
import { type Journal, type Place, byId, eventId, microseconds, number32, placed } from './journal.ts';
import { memberId } from './memberRecord.ts';

const roleNames = new Map(
  [0n, 1n, 2n, 3n].map((id, i) => [id, ['admin', 'registrar', 'guardian', 'upgrader'][i]]),
);

export const roleChangeFields =
  'role account granted since executionDelay municipality { number } commons { number } block timestamp transaction';

/** Every right given or taken, in whichever contract. */
export function roleChangesOf(journal: Journal) {
  return byId([...accessChanges(journal), ...municipalChanges(journal), ...stewardChanges(journal)]);
}

interface Change {
  readonly role: string;
  readonly account: Address;
  readonly granted: boolean;
  readonly since?: string;
  readonly executionDelay?: string;
  readonly municipality?: { number: number | undefined };
  readonly commons?: { number: number };
}

function row(journal: Journal, place: Place, position: number, change: Change) {
  return {
    id: concat([eventId(place), number32(position)]),
    since: null,
    executionDelay: null,
    municipality: null,
    commons: null,
    ...change,
    account: change.account.toLowerCase(),
    ...placed(journal, place),
  };
}

function accessChanges(journal: Journal) {
  return journal.access.flatMap((event) => {
    if (event.eventName !== 'RoleGranted' && event.eventName !== 'RoleRevoked') return [];
    const { roleId, account } = event.args;
    const role = roleNames.get(roleId) ?? roleId.toString();
    if (event.eventName === 'RoleRevoked') return row(journal, event, 0, { role, account, granted: false });
    const { since, delay } = event.args;
    const terms = { since: microseconds(since), executionDelay: delay.toString() };
    return row(journal, event, 0, { role, account, granted: true, ...terms });
  });
}

function municipalChanges(journal: Journal) {
  return journal.registry.flatMap((event) => {
    const change = (position: number, role: string, account: Address, granted: boolean, number: number) =>
      row(journal, event, position, { role, account, granted, municipality: { number } });
    switch (event.eventName) {
      case 'MunicipalityRegistered':
        return [change(0, 'municipalityAdmin', event.args.admin, true, event.args.municipalityId)];
      case 'MunicipalityAdminChanged':
        return [
          change(0, 'municipalityAdmin', event.args.previousAdmin, false, event.args.municipalityId),
          change(1, 'municipalityAdmin', event.args.admin, true, event.args.municipalityId),
        ];
      case 'IssuerSet':
        return [change(0, 'issuer', event.args.issuer, event.args.trusted, event.args.municipalityId)];
      default:
        return [];
    }
  });
}

function stewardChanges(journal: Journal) {
  const municipalities = new Map<number, number>();
  for (const event of journal.registry) {
    if (event.eventName === 'CommonsCreated') {
      municipalities.set(event.args.commonsId, event.args.municipalityId);
    }
  }
  const stewards = new Set<string>();
  return journal.membership.flatMap((event) => {
    if (event.eventName !== 'StewardSet' && event.eventName !== 'MemberMoved') return [];
    const { commonsId, memberIndex } = event.args;
    const place = {
      role: 'steward',
      commons: { number: commonsId },
      municipality: { number: municipalities.get(commonsId) },
    };
    const id = memberId(commonsId, memberIndex);
    if (event.eventName === 'StewardSet') {
      const { account, steward } = event.args;
      if (steward) stewards.add(id);
      else stewards.delete(id);
      return [row(journal, event, 0, { ...place, account, granted: steward })];
    }
    if (!stewards.has(id)) return [];
    return [
      row(journal, event, 0, { ...place, account: event.args.from, granted: false }),
      row(journal, event, 1, { ...place, account: event.args.to, granted: true }),
    ];
  });
}

export const openingPauseFields = 'box by paused block timestamp transaction';

/** When the guardian stopped the opening of ballots. */
export function openingPausesOf(journal: Journal) {
  return byId(
    journal.ballots.flatMap((event) =>
      event.eventName === 'OpeningPaused'
        ? {
            id: eventId(event),
            box: event.address.toLowerCase(),
            by: event.args.by.toLowerCase(),
            paused: event.args.paused,
            ...placed(journal, event),
          }
        : [],
    ),
  );
}

export const scheduledOperationFields =
  'state caller target data executableFrom block timestamp transaction settledAt settlement';

/** Restricted calls that wait, or waited. */
export function scheduledOperationsOf(journal: Journal) {
  const settled = journal.access.filter(
    (event) => event.eventName === 'OperationExecuted' || event.eventName === 'OperationCanceled',
  );
  return byId(
    journal.access.flatMap((event) => {
      if (event.eventName !== 'OperationScheduled') return [];
      const { operationId, nonce, schedule, caller, target, data } = event.args;
      const end = settled.find(({ args }) => args.operationId === operationId && args.nonce === nonce);
      const endName = end?.eventName === 'OperationExecuted' ? 'Executed' : 'Cancelled';
      return {
        id: concat([operationId, number32(nonce)]),
        state: end === undefined ? 'Scheduled' : endName,
        caller: caller.toLowerCase(),
        target: target.toLowerCase(),
        data,
        executableFrom: microseconds(schedule),
        ...placed(journal, event),
        settledAt: end === undefined ? null : microseconds(journal.timeOf(end.blockNumber)),
        settlement: end?.transactionHash ?? null,
      };
    }),
  );
}
