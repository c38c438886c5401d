import type { HistoryEvent } from './history.ts';

type EventName = HistoryEvent['eventName'];

/**
 * Where rights follow from an event. Votes, results and memberships of one's own are nobody's power over others; they are
 * recounted. A new event stands here or in the list of test/protocol/auditRights.test.ts.
 */
export const rightsEvents = {
  RoleGranted: 'access',
  RoleRevoked: 'access',
  RoleLabel: 'access',
  RoleAdminChanged: 'access',
  RoleGuardianChanged: 'access',
  RoleGrantDelayChanged: 'access',
  TargetAdminDelayUpdated: 'access',
  TargetClosed: 'access',
  TargetFunctionRoleUpdated: 'access',
  OperationScheduled: 'access',
  OperationExecuted: 'access',
  OperationCanceled: 'access',
  AuthorityUpdated: 'access',
  MunicipalityRegistered: 'registry',
  MunicipalityUpdated: 'registry',
  MunicipalityAdminOffered: 'registry',
  MunicipalityAdminChanged: 'registry',
  IssuerSet: 'registry',
  CommonsCreated: 'registry',
  CommonsUpdated: 'registry',
  CommonsStatusChanged: 'registry',
  MembersJoined: 'membership',
  StewardSet: 'membership',
  MemberMoved: 'membership',
  MoveProposed: 'membership',
  MoveClosed: 'membership',
  EndingAnnounced: 'membership',
  EndingClosed: 'membership',
  MembershipEnded: 'membership',
  BallotOpened: 'ballots',
  BallotCancelled: 'ballots',
  TieBroken: 'ballots',
  ReputationAwarded: 'ballots',
  ReputationRevoked: 'ballots',
  OpeningPaused: 'ballots',
} as const satisfies Partial<Record<EventName, 'access' | 'registry' | 'membership' | 'ballots'>>;

type Parts = typeof rightsEvents;

/** A part of the history of rights, by the contracts that tell it. */
type Part = Parts[keyof Parts];

/** The events of a part: whoever follows it must follow each. */
export type EventsOf<P extends Part> = Extract<
  HistoryEvent,
  { eventName: { [Name in keyof Parts]: Parts[Name] extends P ? Name : never }[keyof Parts] }
>;

export function concernsPart<P extends Part>(part: P, event: HistoryEvent): event is EventsOf<P> {
  const parts: Partial<Record<EventName, Part>> = rightsEvents;
  return parts[event.eventName] === part;
}
