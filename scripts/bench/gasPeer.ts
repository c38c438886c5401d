// What the same acts cost in OpenZeppelin's Governor with ERC20Votes, in the same run with the same settings.
import { network } from 'hardhat';
import { getContract, keccak256, parseAbi, toHex, zeroAddress, type Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Measures } from './gasPatto.ts';

const governorAbi = parseAbi([
  'function propose(address[] targets, uint256[] values, bytes[] calldatas, string description) returns (uint256)',
  'function castVote(uint256 proposalId, uint8 support) returns (uint256)',
  'function castVoteBySig(uint256 proposalId, uint8 support, address voter, bytes signature) returns (uint256)',
  'function getProposalId(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) view returns (uint256)',
]);
const tokenAbi = parseAbi([
  'function mint(address to, uint256 amount)',
  'function transfer(address to, uint256 amount) returns (bool)',
  'function delegate(address delegatee)',
]);

export async function measureGovernor(): Promise<Measures> {
  const { viem, networkHelpers } = await network.create();
  const publicClient = await viem.getPublicClient();
  const [deployer, ...wallets] = await viem.getWalletClients();
  if (deployer === undefined) throw new Error('There are no accounts');
  const client = { public: publicClient, wallet: deployer };
  const tokenAddress = (await viem.deployContract('PeerToken')).address;
  const governorAddress = (await viem.deployContract('PeerGovernor', [tokenAddress])).address;
  const token = getContract({ address: tokenAddress, abi: tokenAbi, client });
  const governor = getContract({ address: governorAddress, abi: governorAbi, client });
  const gasOf = async (transaction: Promise<Hex>) =>
    Number((await publicClient.getTransactionReceipt({ hash: await transaction })).gasUsed);

  const measures: Measures = {};
  const signer = privateKeyToAccount(keccak256(toHex('peer')));
  await networkHelpers.setBalance(signer.address, 10n ** 20n);
  await token.write.mint([deployer.account.address, 1_000n]);
  for (const [i, { account }] of wallets.entries()) {
    const mint = await gasOf(token.write.mint([account.address, 1n]));
    const delegate = await gasOf(token.write.delegate([account.address], { account }));
    if (i === 3) measures['join'] = mint + delegate;
    if (i === 3) measures['join without a vote (mint)'] = mint;
    if (i === 3) measures['delegate'] = delegate;
  }
  await token.write.mint([signer.address, 1n]);
  await token.write.delegate([signer.address], { account: signer });
  const proposal = [[zeroAddress], [0n], ['0x' as const], 'Peer proposal'] as const;
  measures['open'] = await gasOf(governor.write.propose(proposal));
  const [targets, values, calldatas, description] = proposal;
  const id = await governor.read.getProposalId([targets, values, calldatas, keccak256(toHex(description))]);
  await networkHelpers.mine(3);
  for (const [i, { account }] of wallets.slice(0, 4).entries()) {
    const gas = await gasOf(governor.write.castVote([id, 1], { account }));
    if (i === 3) measures['vote'] = gas;
  }
  const signature = await signer.signTypedData({
    domain: {
      name: 'Peer',
      version: '1',
      chainId: await publicClient.getChainId(),
      verifyingContract: governorAddress,
    },
    types: {
      Ballot: [
        { name: 'proposalId', type: 'uint256' },
        { name: 'support', type: 'uint8' },
        { name: 'voter', type: 'address' },
        { name: 'nonce', type: 'uint256' },
      ],
    },
    primaryType: 'Ballot',
    message: { proposalId: id, support: 1, voter: signer.address, nonce: 0n },
  });
  measures['vote by signature'] = await gasOf(
    governor.write.castVoteBySig([id, 1, signer.address, signature]),
  );
  return measures;
}
