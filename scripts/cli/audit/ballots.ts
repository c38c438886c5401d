import type { Address, Hex } from 'viem';
import { BallotDocument, decodeDocument, DocumentError } from '@patto/protocol/documents/documents';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import { modeName } from '@patto/protocol/ballots/presets';
import { selectedOptions } from '@patto/protocol/ballots/rules/selection';
import { findDocument } from '../chain/documents.ts';
import type { Network } from '../chain/network.ts';
import { differenceText } from '../recount/differenceText.ts';
import { recountBallot } from '../recount/recountBallot.ts';
import { silentReporter, type Reporter } from '../reporter.ts';
import { referenceOf, type HistoryEvent, type Reference } from './history.ts';

/** A member's objection and what the municipality said to it. */
interface AuditedContest {
  by: Address;
  reasonDigest: Hex;
  at: Reference;
  answer?: { by: Address; reasonDigest: Hex; at: Reference };
}

/** A result that somebody counted and proposed; it may have been contested and answered otherwise since. */
interface Proposal {
  by: Address;
  labels: string[];
  cost: string;
  at: Reference;
}

/** One ballot as an audit finds it. */
export interface AuditedBallot {
  ballot: number;
  commons: number;
  title: string;
  mode: string;
  phase: BallotPhase;
  opener: Address;
  opened: Reference;
  /** Unix seconds. */
  start: number;
  end: number;
  members: number;
  votes: number;
  recount: 'equal' | 'different';
  differences: string[];
  result: { labels: string[]; cost: string; at?: Reference } | null;
  proposals: Proposal[];
  contests: AuditedContest[];
}

/** Recounts every ballot that these events open. */
export async function auditBallots(
  network: Network,
  history: readonly HistoryEvent[],
  reporter: Reporter,
): Promise<AuditedBallot[]> {
  const opened = history.filter((event) => event.eventName === 'BallotOpened');
  const progress = reporter.progress('Ballots recounted', opened.length);
  const audited: AuditedBallot[] = [];
  for (const event of opened) {
    const { ballotId, commonsId, opener, start, end, metadataDigest } = event.args;
    const report = await recountBallot(network, ballotId, { signatures: false }, silentReporter);
    const document = await documentOf(network, metadataDigest);
    const onChain = report.result.stored;
    const labelsOf = (options: readonly number[]) =>
      options.map((option) => document?.options[option]?.label ?? `Option ${option + 1}`);
    audited.push({
      ballot: ballotId,
      commons: commonsId,
      title: document?.question ?? `Ballot ${ballotId}`,
      mode: modeName(report.mode),
      phase: report.phase,
      opener,
      opened: referenceOf(event),
      start,
      end,
      members: report.members,
      votes: report.votes,
      recount: report.equal ? 'equal' : 'different',
      differences: report.differences.map(differenceText),
      result:
        onChain === undefined
          ? null
          : {
              labels: labelsOf(onChain.selected),
              cost: String(onChain.cost),
              ...lastResult(history, ballotId),
            },
      proposals: proposalsOf(history, ballotId, labelsOf),
      contests: contestsOf(history, ballotId),
    });
    progress.at(audited.length);
  }
  progress.end();
  return audited;
}

async function documentOf(network: Network, digest: Hex): Promise<BallotDocument | undefined> {
  const found = await findDocument(network, digest);
  if (found.state !== 'ok') return undefined;
  try {
    return decodeDocument(BallotDocument, found.content, digest);
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}

function lastResult(history: readonly HistoryEvent[], ballotId: number): { at?: Reference } {
  const event = history.findLast(
    (one) =>
      (one.eventName === 'ResultFinalized' || one.eventName === 'ResultProposed') &&
      one.args.ballotId === ballotId,
  );
  return event === undefined ? {} : { at: referenceOf(event) };
}

function proposalsOf(
  history: readonly HistoryEvent[],
  ballotId: number,
  labelsOf: (options: readonly number[]) => string[],
): Proposal[] {
  return history.flatMap((event) => {
    if (event.eventName !== 'ResultProposed' || event.args.ballotId !== ballotId) return [];
    const { proposer, selected, cost } = event.args;
    return [
      {
        by: proposer,
        labels: labelsOf(selectedOptions(selected)),
        cost: String(cost),
        at: referenceOf(event),
      },
    ];
  });
}

function contestsOf(history: readonly HistoryEvent[], ballotId: number): AuditedContest[] {
  const contests: AuditedContest[] = [];
  for (const event of history) {
    if (event.eventName === 'ResultContested' && event.args.ballotId === ballotId) {
      contests.push({ by: event.args.by, reasonDigest: event.args.reasonDigest, at: referenceOf(event) });
    }
    if (event.eventName === 'ContestAnswered' && event.args.ballotId === ballotId) {
      const open = contests.at(-1);
      const answer = { by: event.args.by, reasonDigest: event.args.reasonDigest, at: referenceOf(event) };
      if (open !== undefined) open.answer = answer;
    }
  }
  return contests;
}
