import type { EventsOf } from './rightsEvents.ts';
import type { RoleLedger } from './roleLedger.ts';

/** BallotBox and Reputation: what stewards, admins and the guardian do. */
export function followBallots(ledger: RoleLedger, event: EventsOf<'ballots'>): void {
  const { at } = event;
  switch (event.eventName) {
    case 'BallotOpened': {
      const { ballotId, commonsId, opener } = event.args;
      ledger.placeBallot(ballotId, commonsId);
      ledger.use(ledger.actorIn(ledger.ofCommons(commonsId), opener), `opened ballot ${ballotId}`, at);
      break;
    }
    case 'BallotCancelled':
    case 'TieBroken': {
      const { ballotId, by } = event.args;
      const act = event.eventName === 'BallotCancelled' ? 'cancelled ballot' : 'broke the tie of ballot';
      ledger.use(ledger.actorIn(ledger.ofBallot(ballotId), by), `${act} ${ballotId}`, at);
      break;
    }
    case 'ReputationAwarded':
    case 'ReputationRevoked': {
      const act = event.eventName === 'ReputationAwarded' ? 'awarded reputation' : 'revoked reputation';
      ledger.use(ledger.actorIn(ledger.ofCommons(event.args.commonsId), event.args.by), act, at);
      break;
    }
    case 'OpeningPaused': {
      const { by, paused } = event.args;
      const act = paused ? 'stopped the opening of ballots' : 'resumed the opening of ballots';
      ledger.use({ role: 'guardian', account: by }, act, at);
      break;
    }
    default:
      event satisfies never;
  }
}
