import type { Command } from 'commander';
import { getAddress, isAddress, type Address, type Hex, type LocalAccount } from 'viem';
import { commonsRegistryAbi, membershipAbi } from '@patto/protocol/generated/abis';
import { eligibilityTypedData, type EligibilityMessage } from '@patto/protocol/members/messages';
import { chainTime } from '../chain/clock.ts';
import { readCommons } from '../chain/commonsFacts.ts';
import { connect, type Network, type NetworkOptions } from '../chain/network.ts';
import { roleAccount } from '../chain/roleAccount.ts';
import { badInput } from '../failure.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber, positiveNumber } from './numbers.ts';
import { personTagOf, withPersonTag, type PersonTagOptions } from './personTag.ts';

interface Options extends NetworkOptions, PersonTagOptions {
  json?: boolean;
  commons: number;
  account: string;
  days: number;
}

/** `patto eligibility issue` */
export function addEligibilityIssue(eligibility: Command): void {
  withPersonTag(
    withNetworkOptions(
      eligibility
        .command('issue')
        .summary("sign that an account is one resident's")
        .description(
          "Signs with the issuer's key (PATTO_ISSUER_KEY; on the local chain the demonstration's issuer) and prints the " +
            'link by which the resident joins. The person tag must be the same whenever the same resident asks: give it, ' +
            'or give your own reference of the resident, which is turned into a tag with the secret in PATTO_TAG_SECRET ' +
            'and goes nowhere else.',
        )
        .requiredOption('--commons <number>', 'the commons', recordNumber)
        .requiredOption('--account <address>', "the resident's account")
        .option('--days <days>', 'how long the link can be used', positiveNumber(3650), 30),
    ),
  ).action((options: Options) => conclude(options, () => issue(options)));
}

async function issue(options: Options): Promise<Outcome> {
  if (!isAddress(options.account))
    throw badInput(`--account ${options.account} is not an account's address.`);
  const account = getAddress(options.account);
  const network = await connect(options);
  const issuer = roleAccount(network, 'issuer');
  const personTag = personTagOf(network, options.commons, options);
  await checkIssuer(network, options.commons, issuer.address);
  await checkFree(network, options.commons, account, personTag);
  const issuedAt = await chainTime(network);
  const deadline = issuedAt + Math.round(options.days * 86_400);
  const eligibility = await sign(network, issuer, {
    commonsId: options.commons,
    account,
    personTag,
    issuedAt,
    deadline,
  });
  const code = Buffer.from(JSON.stringify(eligibility)).toString('base64url');
  const page = `/commons/${options.commons}#eligibility=${code}`;
  const link = network.dappUrl === undefined ? page : `${network.dappUrl}${page}`;
  return { json: { ...eligibility, code, link }, text: link, exitCode: 0 };
}

async function sign(network: Network, issuer: LocalAccount, message: EligibilityMessage) {
  const place = { chainId: network.chainId, verifyingContract: network.contracts.membership };
  const signature = await issuer.signTypedData(eligibilityTypedData(place, message));
  return { ...message, signature };
}

async function checkIssuer(network: Network, commons: number, issuer: Address): Promise<void> {
  const { municipalityId } = await readCommons(network, commons);
  const trusted = await network.client.readContract({
    address: network.contracts.commonsRegistry,
    abi: commonsRegistryAbi,
    functionName: 'isIssuer',
    args: [municipalityId, issuer],
  });
  if (!trusted) {
    throw badInput(
      `Municipality ${municipalityId} does not trust the issuer ${issuer}: nothing that it signs would be taken.`,
    );
  }
}

/** A used tag or a member's account would only be refused when the resident joins. */
async function checkFree(network: Network, commons: number, account: Address, personTag: Hex): Promise<void> {
  const membership = { address: network.contracts.membership, abi: membershipAbi } as const;
  const [isMember, isUsed] = await Promise.all([
    network.client.readContract({ ...membership, functionName: 'isMember', args: [commons, account] }),
    network.client.readContract({
      ...membership,
      functionName: 'isPersonTagUsed',
      args: [commons, personTag],
    }),
  ]);
  if (isMember) throw badInput(`${account} is a member of commons ${commons} already.`);
  if (isUsed) throw badInput(`This person is in commons ${commons} already: the person tag is used.`);
}
