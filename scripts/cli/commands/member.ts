import type { Command } from 'commander';
import { zeroAddress, type Address } from 'viem';
import {
  announceEnding,
  closeEnding,
  closeMove,
  endMembership,
  proposeMove,
} from '@patto/protocol/acts/members';
import { membershipAbi } from '@patto/protocol/generated/abis';
import { lapse, unpackMember } from '@patto/protocol/members/member';
import { chainTime } from '../chain/clock.ts';
import { connect, type Network, type NetworkOptions } from '../chain/network.ts';
import { sendAs } from '../chain/sender.ts';
import { badInput } from '../failure.ts';
import { timeText } from '../moment.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { accountAddress } from './accounts.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber } from './numbers.ts';
import { personTagOf, withPersonTag, type PersonTagOptions } from './personTag.ts';

interface Options extends NetworkOptions {
  json?: boolean;
  withdraw: boolean;
}

/** `patto member move` and `patto member end` */
export function addMember(member: Command): void {
  withNetworkOptions(
    member
      .command('move')
      .argument('<commons>', "the commons' number", recordNumber)
      .argument('<from>', 'the account of a member who lost its key', accountAddress)
      .argument('[to]', 'the account that may accept the membership after the wait', accountAddress)
      .summary('propose to move a membership whose key is lost')
      .description(
        "As the municipality's admin, whose private key is in PATTO_KEY. The move waits in public; the member, or the " +
          'guard that it named, can stop it meanwhile. After the wait the new account accepts it.',
      )
      .option('--withdraw', 'take the proposed move back', false),
  ).action((commons: number, from: Address, to: Address | undefined, options: Options) =>
    conclude(options, () => move(commons, from, to, options)),
  );
  withPersonTag(
    withNetworkOptions(
      member
        .command('end')
        .argument('<commons>', "the commons' number", recordNumber)
        .argument('<account>', "the member's account", accountAddress)
        .summary('announce the end of a membership, and carry it out after its wait')
        .description(
          "As the municipality's admin, whose private key is in PATTO_KEY. Run it once to announce the end, and again after " +
            'the wait to carry it out. The resident is named as for `patto eligibility issue`, so that no other is ended.',
        )
        .option('--withdraw', 'take the announced end back', false),
    ),
  ).action((commons: number, account: Address, options: Options & PersonTagOptions) =>
    conclude(options, () => end(commons, account, options)),
  );
}

async function move(
  commonsId: number,
  from: Address,
  to: Address | undefined,
  options: Options,
): Promise<Outcome> {
  if (to === undefined && !options.withdraw)
    throw badInput('Give the account that may accept the membership.');
  const network = await connect(options);
  const { membership } = network.contracts;
  const memberIndex = await indexOf(network, commonsId, from);
  if (to === undefined || options.withdraw) {
    const call = closeMove(membership, { commonsId, memberIndex });
    await sendAs(network, 'municipality', 'take the move back', call);
    return { json: { commonsId, from, state: 'withdrawn' }, text: 'The move is taken back.', exitCode: 0 };
  }
  const proposed = { commonsId, from, to };
  await sendAs(network, 'municipality', 'propose the move', proposeMove(membership, proposed));
  const { readyAt } = await network.client.readContract({
    address: membership,
    abi: membershipAbi,
    functionName: 'proposedMove',
    args: [commonsId, memberIndex],
  });
  return {
    json: { ...proposed, state: 'proposed', readyAt },
    text: `The move is proposed. ${to} may accept it from ${timeText(readyAt)} on, unless ${from} or its guard stops it.`,
    exitCode: 0,
  };
}

async function end(
  commonsId: number,
  account: Address,
  options: Options & PersonTagOptions,
): Promise<Outcome> {
  const network = await connect(options);
  const { membership } = network.contracts;
  const memberIndex = await indexOf(network, commonsId, account);
  const read = () =>
    network.client.readContract({
      address: membership,
      abi: membershipAbi,
      functionName: 'announcedEnding',
      args: [commonsId, memberIndex],
    });
  if (options.withdraw) {
    const call = closeEnding(membership, { commonsId, memberIndex });
    await sendAs(network, 'municipality', 'take the end back', call);
    return { json: { commonsId, account, state: 'withdrawn' }, text: 'The end is taken back.', exitCode: 0 };
  }
  const ending = { commonsId, account, personTag: personTagOf(network, commonsId, options) };
  let announced = await read();
  const now = await chainTime(network);
  const pending = announced.by !== zeroAddress && now <= announced.readyAt + lapse;
  if (pending && now >= announced.readyAt) {
    await sendAs(network, 'municipality', 'end the membership', endMembership(membership, ending));
    const text = 'The membership ended, for ballots that begin from now on. Its person tag is free.';
    return { json: { commonsId, account, state: 'ended' }, text, exitCode: 0 };
  }
  if (!pending) {
    await sendAs(network, 'municipality', 'announce the end', announceEnding(membership, ending));
    announced = await read();
  }
  return {
    json: { commonsId, account, state: 'announced', readyAt: announced.readyAt },
    text: `The end is announced. Run the same again from ${timeText(announced.readyAt)} on, within ${lapse / 86_400} days, to carry it out.`,
    exitCode: 0,
  };
}

async function indexOf(network: Network, commonsId: number, account: Address): Promise<number> {
  const word = await network.client.readContract({
    address: network.contracts.membership,
    abi: membershipAbi,
    functionName: 'member',
    args: [commonsId, account],
  });
  const member = unpackMember(word);
  if (member === undefined) throw badInput(`${account} never was a member of commons ${commonsId}.`);
  return member.index;
}
