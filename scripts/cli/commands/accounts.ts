import { InvalidArgumentError } from 'commander';
import { getAddress, isAddress, type Address } from 'viem';

/** An option's parser that takes an account's address. */
export function accountAddress(text: string): Address {
  if (isAddress(text)) return getAddress(text);
  throw new InvalidArgumentError("It must be an account's address: 0x and 40 hexadecimal digits.");
}
