import { Trans } from '@lingui/react/macro';
import * as v from 'valibot';
import { ballotControl } from '../entities/slots/ballotControl.ts';
import { eligibilityDesk } from '../entities/slots/eligibilityDesk.ts';
import { networkSign } from '../shared/chain/networkSign.ts';
import { builtInWallet } from '../shared/wallet/builtInWallet.ts';
import { DemoClock } from './DemoClock.tsx';
import { DemoDesk } from './DemoDesk.tsx';
import { demoWallet } from './demoWallet.tsx';

const Settings = v.object({
  issuerPrivateKey: v.custom<`0x${string}`>(
    (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{64}$/.test(value),
    'a key of 32 bytes',
  ),
});

/**
 * The demonstration of the local stack: a citizen whose key is on this device, a desk that says yes to everybody, and a
 * clock that can be moved. Nothing of it is loaded where config.json has no `demo`, and nothing else imports this
 * folder: without it and the line of app/main.tsx that loads it, Patto is whole.
 * @param settings What config.json says in `demo`. Throws where it is something else.
 */
export function beginDemo(settings: unknown): void {
  const { issuerPrivateKey } = v.parse(Settings, settings);
  networkSign.fill({
    name: 'Patto on this machine',
    warning: () => <Trans>Demonstration on this machine: nothing here is binding.</Trans>,
  });
  builtInWallet.fill(demoWallet);
  eligibilityDesk.fill((request) => <DemoDesk {...request} issuerPrivateKey={issuerPrivateKey} />);
  ballotControl.fill((ballot, phase) => <DemoClock ballot={ballot} phase={phase} />);
}
