import { eligibilityTypedData } from '@patto/protocol/members/messages';
import { encodePacked, keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { config } from '../../shared/start/config.ts';
import type { Eligibility } from './eligibility.ts';

const day = 24 * 3600;

/**
 * The municipality's desk of the local demonstration: it signs eligibility for whoever asks. The key is in
 * config.json only there; elsewhere an office checks who a person is and sends the link.
 * @param now Unix seconds.
 */
export async function demoEligibility(
  commonsId: number,
  account: `0x${string}`,
  now: number,
): Promise<Eligibility> {
  const { demo, chainId, contracts } = config();
  if (demo === undefined) throw new Error('There is no demo desk on this network');
  // A real desk derives the tag from a secret and the person; here the account is the person.
  const personTag = keccak256(encodePacked(['uint32', 'address'], [commonsId, account]));
  const deadline = now + 7 * day;
  const message = { commonsId, account, personTag, deadline };
  const signature = await privateKeyToAccount(demo.issuerPrivateKey).signTypedData(
    eligibilityTypedData({ chainId, verifyingContract: contracts.membership }, message),
  );
  return { ...message, signature };
}
