import { createHmac } from 'node:crypto';
import type { Command } from 'commander';
import { isHex, size, type Hex } from 'viem';
import type { Network } from '../chain/network.ts';
import { badInput } from '../failure.ts';

/** How an office names a resident. */
export interface PersonTagOptions {
  personTag?: string;
  residentReference?: string;
}

/** Takes a resident's tag, or the office's reference from which it is made. */
export function withPersonTag(command: Command): Command {
  return command
    .option('--person-tag <hex>', '32 bytes, unique for the resident in this commons')
    .option('--resident-reference <text>', "the office's own reference of the resident");
}

/** The tag of a resident in a commons; a `Failure` where it is not named, or without the secret. */
export function personTagOf(
  network: Network,
  commons: number,
  { personTag, residentReference }: PersonTagOptions,
): Hex {
  if ((personTag === undefined) === (residentReference === undefined)) {
    throw badInput('Give either --person-tag or --resident-reference.');
  }
  if (personTag !== undefined) {
    if (isHex(personTag) && size(personTag) === 32) return personTag;
    throw badInput(`--person-tag ${personTag} is not 32 bytes in hexadecimal.`);
  }
  const secret = process.env['PATTO_TAG_SECRET'] ?? (network.isLocal ? 'the local demonstration' : '');
  if (secret === '')
    throw badInput('Put the secret from which person tags are derived into PATTO_TAG_SECRET.');
  const tag = createHmac('sha256', secret).update(`${network.chainId}/${commons}/${residentReference ?? ''}`);
  return `0x${tag.digest('hex')}`;
}
