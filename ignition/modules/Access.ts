import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';

/** Who may do what, and the forwarder that brings calls of people without funds. */
export default buildModule('Access', (m) => {
  const accessManager = m.contract('AccessManager', [m.getAccount(0)]);
  const forwarder = m.contract('PattoForwarder');
  return { accessManager, forwarder };
});
