import { eligibilityTypedData } from '@patto/protocol/members/messages';
import { encodePacked, type Hex, keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { encodeEligibility } from '../entities/member/eligibility.ts';
import { config } from '../shared/start/config.ts';

const day = 24 * 3600;
/** A statement of later than the chain's clock would be refused, and clocks differ a little. */
const clockSlack = 60;

/**
 * Signs eligibility for whoever asks, as the issuer whose key config.json holds on the local chain only; elsewhere an
 * office checks who a person is and sends the link.
 * @param now Unix seconds.
 * @returns The statement as it stands in such a link.
 */
export async function issueDemoEligibility(
  issuerPrivateKey: Hex,
  commonsId: number,
  account: `0x${string}`,
  now: number,
): Promise<string> {
  const { chainId, contracts } = config();
  // A real desk derives the tag from a secret and the person; here the account is the person.
  const personTag = keccak256(encodePacked(['uint32', 'address'], [commonsId, account]));
  const deadline = now + 7 * day;
  const message = { commonsId, account, personTag, issuedAt: now - clockSlack, deadline };
  const signature = await privateKeyToAccount(issuerPrivateKey).signTypedData(
    eligibilityTypedData({ chainId, verifyingContract: contracts.membership }, message),
  );
  return encodeEligibility({ ...message, signature });
}
