import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import { numberOfDeployed } from '@patto/protocol/network/contracts';
import Access from './Access.ts';
import Commons from './Commons.ts';
import Reputation from './Reputation.ts';

/** The ballot box. Its durations are in seconds and can never be changed. */
export default buildModule('Ballots', (m) => {
  const { accessManager, forwarder } = m.useModule(Access);
  const { commonsRegistry, membership } = m.useModule(Commons);
  const { reputation } = m.useModule(Reputation);
  const ballotBox = m.contract('BallotBox', [
    {
      membership,
      registry: commonsRegistry,
      reputation,
      accessManager,
      forwarder,
      boxNumber: numberOfDeployed('Ballots#BallotBox'),
      minDuration: m.getParameter<bigint>('minDuration'),
      maxDuration: m.getParameter<bigint>('maxDuration'),
      maxLead: m.getParameter<bigint>('maxLead'),
    },
    m.getParameter<bigint>('challengeWindow'),
  ]);
  return { ballotBox };
});
