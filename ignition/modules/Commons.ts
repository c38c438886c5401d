import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';
import Access from './Access.ts';

/** The registry of municipalities and commons behind its proxy, and the members. */
export default buildModule('Commons', (m) => {
  const { accessManager, forwarder } = m.useModule(Access);
  const implementation = m.contract('CommonsRegistry', [forwarder], { id: 'CommonsRegistryImplementation' });
  const initialization = m.encodeFunctionCall(implementation, 'initialize', [accessManager]);
  const proxy = m.contract('ERC1967Proxy', [implementation, initialization], { id: 'CommonsRegistryProxy' });
  const commonsRegistry = m.contractAt('CommonsRegistry', proxy);
  const membership = m.contract('Membership', [
    commonsRegistry,
    forwarder,
    m.getParameter<bigint>('publicWait'),
  ]);
  return { commonsRegistry, membership };
});
