import { decodeEventLog, type Address } from 'viem';
import { topicsOf, type RawLog } from '../chain/rawLog.ts';
import { membershipAbi } from '../generated/abis.ts';

/** What is known of a member index at some moment. */
export interface MemberState {
  /** Lower case. */
  account: Address;
  /** The block of joining or, after leaving, of coming back. */
  joinedBlock: number;
  active: boolean;
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
        };
      });
    } else if (event.eventName === 'MemberLeft') {
      const member = this.states[event.args.memberIndex];
      if (member !== undefined) member.active = false;
    } else if (event.eventName === 'MemberRejoined') {
      const { memberIndex, account } = event.args;
      this.states[memberIndex] = { account: lower(account), joinedBlock: log.block, active: true };
    } else if (event.eventName === 'MemberMoved') {
      const member = this.states[event.args.memberIndex];
      if (member !== undefined) member.account = lower(event.args.to);
    }
  }

  /** Members who have not left. */
  count(): number {
    return this.states.reduce((sum, member) => sum + (member?.active === true ? 1 : 0), 0);
  }
}

function lower(account: Address): Address {
  return account.toLowerCase() as Address;
}
