import { decodeEventLog, isAddressEqual, type Address } from 'viem';
import { topicsOf, type RawLog } from '../chain/rawLog.ts';
import { membershipAbi } from '../generated/abis.ts';

/** How long before a ballot's start a move without the owner's signature is told with its result, in seconds. */
export const recentCarry = 90 * 86_400;

/** What is known of a member index at some moment. */
export interface MemberState {
  /** Lower case. */
  account: Address;
  /** The block of joining or, after leaving, of coming back, or of a move without the owner's signature. */
  joinedBlock: number;
  active: boolean;
  /** The block of the last move without the owner's signature; undefined where there was none. */
  carriedBlock: number | undefined;
  /** Rights in ballots that had begun, of accounts whose membership was moved without signature or ended. */
  kept: readonly KeptRight[];
}

/** An account votes in ballots that began in or after `fromBlock`, and before `toBlock`. */
interface KeptRight {
  account: Address;
  fromBlock: number;
  toBlock: number;
}

/** The members of a commons, replayed from its logs one by one. */
export class Members {
  readonly states: (MemberState | undefined)[] = [];

  /** Takes the next log in the chain's order. */
  apply(log: RawLog): void {
    const event = decodeEventLog({ abi: membershipAbi, topics: topicsOf(log), data: log.data });
    if (event.eventName === 'MembersJoined') {
      const { firstIndex, accounts } = event.args;
      accounts.forEach((account, position) => {
        this.states[firstIndex + position] = {
          account: lower(account),
          joinedBlock: log.block,
          active: true,
          carriedBlock: undefined,
          kept: [],
        };
      });
    } else if (event.eventName === 'MemberLeft') {
      this.#change(event.args.memberIndex, () => ({ active: false }));
    } else if (event.eventName === 'MemberRejoined') {
      this.#change(event.args.memberIndex, () => ({ joinedBlock: log.block, active: true }));
    } else if (event.eventName === 'MemberMoved') {
      const { memberIndex, from, to, authorizedBy } = event.args;
      const account = lower(to);
      if (isAddressEqual(authorizedBy, from)) this.#change(memberIndex, () => ({ account }));
      else {
        this.#change(memberIndex, (member) => ({
          account,
          joinedBlock: log.block,
          carriedBlock: log.block,
          kept: keptUntil(member, log.block),
        }));
      }
    } else if (event.eventName === 'MembershipEnded') {
      this.#change(event.args.memberIndex, (member) => ({
        active: false,
        kept: keptUntil(member, log.block),
      }));
    }
  }

  /** Members who have not left. */
  count(): number {
    return this.states.reduce((sum, member) => sum + (member?.active === true ? 1 : 0), 0);
  }

  #change(index: number, changed: (member: MemberState) => Partial<MemberState>): void {
    const member = this.states[index];
    if (member !== undefined) this.states[index] = { ...member, ...changed(member) };
  }
}

/**
 * The account that votes with this membership in a ballot that began after the block `lastBlockAtStart`: who has it, or who
 * had it when the ballot began and lost it without a signature. Undefined where nobody may.
 */
export function voterOf(member: MemberState, lastBlockAtStart: number): Address | undefined {
  if (member.active && member.joinedBlock <= lastBlockAtStart) return member.account;
  return member.kept.find(
    ({ fromBlock, toBlock }) => fromBlock <= lastBlockAtStart && lastBlockAtStart < toBlock,
  )?.account;
}

function keptUntil(
  { account, joinedBlock, active, kept }: MemberState,
  toBlock: number,
): readonly KeptRight[] {
  return active ? [...kept, { account, fromBlock: joinedBlock, toBlock }] : kept;
}

function lower(account: Address): Address {
  return account.toLowerCase() as Address;
}
