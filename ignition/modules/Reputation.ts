import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import Access from './Access.ts';
import Commons from './Commons.ts';

/** Points for contributions, behind their proxy. */
export default buildModule('Reputation', (m) => {
  const { accessManager, forwarder } = m.useModule(Access);
  const { commonsRegistry, membership } = m.useModule(Commons);
  const implementation = m.contract('Reputation', [membership, commonsRegistry, forwarder], {
    id: 'ReputationImplementation',
  });
  const initialization = m.encodeFunctionCall(implementation, 'initialize', [accessManager]);
  const proxy = m.contract('ERC1967Proxy', [implementation, initialization], { id: 'ReputationProxy' });
  const reputation = m.contractAt('Reputation', proxy);
  return { reputation };
});
