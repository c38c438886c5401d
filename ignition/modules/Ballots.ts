import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import Access from './Access.ts';
import Commons from './Commons.ts';
import Reputation from './Reputation.ts';

/** Each ballot box has its own range of ballot numbers, by its own number here; a number is never given twice. */
const boxNumbers = { points: 0 } as const;

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
      boxNumber: boxNumbers.points,
      minDuration: m.getParameter<bigint>('minDuration'),
      maxDuration: m.getParameter<bigint>('maxDuration'),
      maxLead: m.getParameter<bigint>('maxLead'),
    },
    m.getParameter<bigint>('challengeWindow'),
  ]);
  return { ballotBox };
});
