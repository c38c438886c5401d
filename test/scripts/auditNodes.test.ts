import { expect } from 'chai';
import type { PublicClient } from 'viem';
import { anvil } from 'viem/chains';
import { scheduleUpgrade } from '@patto/protocol/acts/upgrades';
import { setIssuer } from '@patto/protocol/acts/municipalities';
import { approval } from '@patto/protocol/ballots/modes';
import { audit } from '../../scripts/cli/audit/audit.ts';
import { auditParts } from '../../scripts/cli/audit/parts.ts';
import { askEach } from '../../scripts/cli/chain/compareNodes.ts';
import type { Network } from '../../scripts/cli/chain/network.ts';
import { silentReporter } from '../../scripts/cli/reporter.ts';
import { startAnvil, type Anvil } from '../protocol/support/anvil.ts';
import {
  deployPatto,
  joinResidents,
  openBallot,
  resident,
  type Deployment,
} from '../protocol/support/deployment.ts';

type Read = Parameters<PublicClient['readContract']>[0];

describe('an audit that asks two nodes', function () {
  this.timeout(60_000);
  let chain: Anvil;
  let patto: Deployment;
  let honest: Network;

  before(async () => {
    chain = await startAnvil();
    patto = await deployPatto(chain);
    await joinResidents(patto, 0, 3);
    const options = ['Meli', 'Peri'].map((label) => ({ cost: 0n, label }));
    await openBallot(patto, approval({ optionCount: 2 }), {
      budget: 0n,
      commons: 'Orto',
      question: 'Che?',
      options,
    });
    honest = await networkOf(patto);
  });
  after(() => chain.stop());

  /** The same node, that says what it likes of one function. */
  const lying = (functionName: string, lie: (truth: unknown, asked: Read) => unknown): Network => ({
    ...honest,
    rpcUrl: 'http://liar.example',
    client: {
      ...honest.client,
      readContract: async (asked: Read) => {
        const truth = await honest.client.readContract(asked);
        return asked.functionName === functionName ? lie(truth, asked) : truth;
      },
    } as PublicClient,
  });
  const auditOf = (network: Network, block: number | undefined) =>
    audit(network, block === undefined ? {} : { block }, silentReporter);

  it('has one report where both say the same', async () => {
    const report = await askEach([honest, honest], undefined, auditOf, auditParts);
    expect(report.ballots).to.have.length(1);
  });

  for (const [what, functionName, lie] of [
    ['the settings of access', 'maxDuration', () => 2 ** 40],
    ['the municipalities and commons', 'memberCount', () => [99, 99]],
    ['the municipalities and commons', 'municipalityAdmin', () => resident(7).address],
    ['what does not fit', 'isIssuer', () => false],
  ] as const) {
    it(`takes nobody's word where the second lies of ${functionName}`, async () => {
      const failure = await askEach([honest, lying(functionName, lie)], undefined, auditOf, auditParts).then(
        () => 'no failure',
        (error: unknown) => String(error),
      );
      expect(failure).to.include('do not say the same');
      expect(failure).to.include(what);
    });
  }

  it('takes nobody’s word where the second lets announced changes expire sooner', async () => {
    const { contracts, upgrader, doesAs } = patto;
    const upgrade = { target: contracts.registry.address, implementation: contracts.registry.address };
    await doesAs(upgrader)(scheduleUpgrade(contracts.accessManager.address, upgrade));
    const failure = await askEach(
      [honest, lying('expiration', () => -400 * 86_400)],
      undefined,
      auditOf,
      auditParts,
    ).catch(String);
    expect(failure).to.include('the announced changes');
  });

  it('says of a block what was so in that block, whatever came after', async () => {
    const before = Number(await chain.client.getBlockNumber());
    const first = await auditOf(honest, before);
    const [role] = first.roles.now.filter((held) => held.role === 'issuer');
    if (role === undefined) throw new Error('No issuer');
    const { registry } = patto.contracts;
    await patto.does(
      setIssuer(registry.address, { municipalityId: 1, issuer: role.account, trusted: false }),
    );
    expect(auditParts(await auditOf(honest, before))).to.deep.equal(auditParts(first));
  });
});

/** What a command knows of the chain, with no IPFS that answers. */
async function networkOf({ contracts, publicClient, rpcUrl, fromBlock }: Deployment): Promise<Network> {
  const { registry, ballotBox, accessManager, forwarder, membership, reputation } = contracts;
  const nowhere = 'http://127.0.0.1:9';
  return {
    chainId: await publicClient.getChainId(),
    isLocal: true,
    rpcUrl,
    graphUrl: nowhere,
    ipfsUrl: nowhere,
    dappUrl: undefined,
    startBlock: BigInt(fromBlock),
    contracts: {
      accessManager: accessManager.address,
      forwarder: forwarder.address,
      commonsRegistry: registry.address,
      membership: membership.address,
      reputation: reputation.address,
    },
    ballotBoxes: [{ number: 0, kind: 'points', address: ballotBox.address }],
    chain: anvil,
    client: publicClient,
  };
}
