// Patto on Hardhat's simulated chain.
import { artifacts, network } from 'hardhat';
import { contractsAt, deployContracts, rolesOf } from '../../support/deployment.ts';

export type Deployment = Awaited<ReturnType<typeof deployPatto>>;
export type Wallet = Deployment['people']['deployer'];

/** A fresh chain with all contracts and no commons yet. */
export async function deployPatto() {
  const connection = await network.create();
  const { viem, networkHelpers, provider } = connection;
  const publicClient = await viem.getPublicClient();
  const wallets = await viem.getWalletClients();
  const { deployer, registrar, guardian, upgrader } = rolesOf(wallets);
  const [, , , , admin, issuer, steward, relayer, stranger, ...citizens] = wallets;
  if (!admin || !issuer || !steward || !relayer || !stranger) throw new Error('Too few accounts');

  const addresses = await deployContracts({
    provider,
    accounts: wallets.map(({ account }) => account.address),
    loadArtifact: (name) => artifacts.readArtifact(name),
  });
  return {
    connection,
    time: networkHelpers.time,
    publicClient,
    chainId: await publicClient.getChainId(),
    people: { deployer, registrar, guardian, upgrader, admin, issuer, steward, relayer, stranger, citizens },
    ...contractsAt(addresses, { public: publicClient, wallet: deployer }),
  };
}
