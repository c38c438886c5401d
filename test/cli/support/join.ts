import type { Hex, LocalAccount } from 'viem';
import { joinCommons } from '@patto/protocol/acts/members';
import type { EligibilityMessage } from '@patto/protocol/members/messages';
import type { Network } from '../../../scripts/cli/chain/network.ts';
import { startSender } from '../../../scripts/cli/chain/sender.ts';

/** What `patto eligibility issue` signs. */
export type Eligibility = EligibilityMessage & { signature: Hex };

/** Joins as the resident whom an eligibility is for. */
export async function joinWith(
  network: Network,
  resident: LocalAccount,
  eligibility: Eligibility,
): Promise<void> {
  const sender = await startSender(network, resident);
  await sender.send({
    ...joinCommons(network.contracts.membership, eligibility),
    purpose: 'join',
  });
}
