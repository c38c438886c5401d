import { toHex, type Hex } from 'viem';
import { endorseResult, finalizeResult } from '@patto/protocol/acts/results';
import { endorsingAt } from '@patto/protocol/ballots/endorsements';
import { rules } from '@patto/protocol/ballots/rules/rules';
import { encodeSheet, type BallotSheet } from '@patto/protocol/ballots/sheet';
import { ballotBoxOf } from '../chain/ballotBox.ts';
import { readBallot, readPhase, readResult } from '../chain/ballotFacts.ts';
import { chainTime, passTime } from '../chain/clock.ts';
import type { Network } from '../chain/network.ts';
import { roleAccount } from '../chain/roleAccount.ts';
import { sendAs, startSender } from '../chain/sender.ts';
import { mismatch } from '../failure.ts';
import { timeText } from '../moment.ts';
import { optionsText } from './optionsText.ts';
import { recountBallot } from '../recount/recountBallot.ts';
import { silentReporter, type Reporter } from '../reporter.ts';

/** How far a ballot's result could be brought now. */
export type Settlement = { state: 'final' } | { state: 'waiting'; until: number; for: string };

/**
 * Brings a ballot to its final result: waits out its end and, where the contract cannot, counts the votes of the chain's logs,
 * puts the result forward as the municipality's admin and waits out the challenge window. It settles nothing else than the
 * votes say. Waiting is a jump of the local chain's clock, where
 * `passesTime` allows it; otherwise it stops and says until when.
 */
export async function settle(
  network: Network,
  ballotId: number,
  sheet: BallotSheet,
  reporter: Reporter,
  passesTime = network.isLocal,
): Promise<Settlement> {
  const sender = await startSender(network, roleAccount(network, 'relayer'));
  const sheetBytes = toHex(encodeSheet(sheet));
  const ballotBox = ballotBoxOf(network, ballotId);
  const finalize = (sheetArgument: Hex) =>
    sender.send({
      ...finalizeResult(ballotBox, { ballotId, sheet: sheetArgument }),
      purpose: 'settle the result',
    });

  const ballot = await readBallot(network, ballotId);
  const waitUntil = async (moment: number): Promise<boolean> => {
    if ((await chainTime(network)) > moment) return true;
    if (passesTime) await passTime(network, moment);
    return passesTime;
  };
  const recount = () => recountBallot(network, ballotId, { signatures: false, sheet }, silentReporter);
  for (;;) {
    const phase = await readPhase(network, ballotId);
    if (phase === 'Final') return { state: 'final' };
    if (phase === 'Scheduled' || phase === 'Open') {
      if (!(await waitUntil(ballot.end)))
        return { state: 'waiting', until: ballot.end, for: 'the end of voting' };
      reporter.say(`The voting of ballot ${ballotId} is over.`);
    } else if (phase === 'Ended' && rules[ballot.mode.rule].settledBy === 'contract') {
      await finalize(sheetBytes);
    } else if (phase === 'Ended') {
      const { equal, result, voteDigest } = await recount();
      if (!equal) {
        throw mismatch(
          `The recount of ballot ${ballotId} is not equal, so no result was put forward. See: npm run patto -- ballot recount ${ballotId}`,
        );
      }
      const { selected } = result;
      const call = endorseResult(ballotBox, { ballotId, selected, voteDigest, sheet: sheetBytes });
      await sendAs(network, 'municipality', 'put the result forward', call);
      reporter.say(`Counted here, since the contract cannot: ${selected.length} options put forward.`);
    } else if (phase === 'Proposed') {
      const { equal, result, differences } = await recount();
      const endorsing = endorsingAt(await readResult(network, ballotId), await chainTime(network));
      if (!equal && !differences.every(({ kind }) => kind === 'result' || kind === 'resultCost')) {
        throw mismatch(
          `The recount of ballot ${ballotId} is not equal, so it was not settled. See: npm run patto -- ballot recount ${ballotId}`,
        );
      }
      if (!equal) {
        throw mismatch(
          `The selection of ballot ${ballotId} that is endorsed most is not what its votes say by its rules ` +
            `(${optionsText(result.selected)}). ${endorsing.state === 'open' ? `Members can put that forward and endorse it until ${timeText(endorsing.until)}` : 'Nobody can change it any more'}. ` +
            `See: npm run patto -- ballot recount ${ballotId}`,
        );
      }
      if (endorsing.state === 'open' && !(await waitUntil(endorsing.until))) {
        return { state: 'waiting', until: endorsing.until, for: 'the end of the challenge window' };
      }
      await finalize('0x');
    } else if (phase === 'Tied') {
      throw mismatch(
        `In ballot ${ballotId} selections are tied. The municipality's admin may pick one of them: ` +
          `npm run patto -- ballot break-tie ${ballotId} REASONS.txt`,
      );
    } else {
      throw mismatch(`Ballot ${ballotId} is ${phase.toLowerCase()}: it has no result to settle.`);
    }
  }
}
