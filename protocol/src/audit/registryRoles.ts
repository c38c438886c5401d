import type { Address } from 'viem';
import type { EventsOf } from './rightsEvents.ts';
import type { RoleLedger } from './roleLedger.ts';

/** CommonsRegistry: the municipalities' admins and issuers. */
export function followRegistry(ledger: RoleLedger, event: EventsOf<'registry'>, sender: Address): void {
  const { at } = event;
  switch (event.eventName) {
    case 'MunicipalityRegistered': {
      const { municipalityId: municipality, admin } = event.args;
      ledger.use({ role: 'registrar', account: sender, municipality }, 'registered the municipality', at);
      ledger.setAdmin(municipality, admin, at);
      break;
    }
    case 'MunicipalityAdminOffered':
      ledger.use(
        ledger.adminOf({ municipality: event.args.municipalityId }),
        'offered its administration',
        at,
      );
      break;
    case 'MunicipalityAdminChanged':
      ledger.setAdmin(event.args.municipalityId, event.args.admin, at);
      break;
    case 'MunicipalityUpdated':
      ledger.use(
        ledger.adminOf({ municipality: event.args.municipalityId }),
        "replaced the municipality's document",
        at,
      );
      break;
    case 'IssuerSet': {
      const { municipalityId: municipality, issuer: account, trusted } = event.args;
      const act = trusted ? 'trusted an issuer' : 'stopped trusting an issuer';
      ledger.use(ledger.adminOf({ municipality }), act, at);
      if (trusted) ledger.grant({ role: 'issuer', account, municipality }, at);
      else ledger.remove({ role: 'issuer', account, municipality }, at);
      break;
    }
    case 'CommonsCreated': {
      const { commonsId: commons, municipalityId: municipality } = event.args;
      ledger.placeCommons(commons, municipality);
      ledger.use(ledger.adminOf({ municipality, commons }), 'created the commons', at);
      break;
    }
    case 'CommonsUpdated':
    case 'CommonsStatusChanged': {
      const act =
        event.eventName === 'CommonsUpdated'
          ? "replaced the commons' document"
          : "changed the commons' status";
      ledger.use(ledger.adminOf(ledger.ofCommons(event.args.commonsId)), act, at);
      break;
    }
    default:
      event satisfies never;
  }
}
