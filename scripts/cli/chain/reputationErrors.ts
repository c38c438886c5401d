import { decodeErrorResult, type DecodeErrorResultReturnType, type Hex } from 'viem';
import { reputationAbi } from '@patto/protocol/generated/abis';

/** Why points were not awarded or taken back, in a sentence; undefined for what no command can cause. */
export function reputationSentence(data: Hex): string | undefined {
  const error = decoded(data);
  switch (error?.errorName) {
    case 'ReputationNotAuthorized': {
      const [commons, caller] = error.args;
      return (
        `${caller} may not; in commons ${commons} only its stewards and the admin of its municipality award points, ` +
        'and only that admin takes them back.'
      );
    }
    case 'ReputationOwnAward': {
      const [, caller] = error.args;
      return `${caller} sends the award and cannot be thanked by it.`;
    }
    case 'ReputationNotMember': {
      const [commons, account] = error.args;
      return `${account} is not a member of commons ${commons}.`;
    }
    case 'ReputationInsufficient': {
      const [commons, account, balance, amount] = error.args;
      return `${account} has ${balance} points in commons ${commons}, fewer than ${amount}.`;
    }
    case 'ReputationSupplyExceeded':
      return `commons ${error.args[0]} would have more than 4294967295 points in all.`;
    default:
      return undefined;
  }
}

function decoded(data: Hex): DecodeErrorResultReturnType<typeof reputationAbi> | undefined {
  try {
    return decodeErrorResult({ abi: reputationAbi, data });
  } catch {
    return undefined;
  }
}
