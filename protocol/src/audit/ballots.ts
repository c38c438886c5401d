import type { Address, Hex } from 'viem';
import type { BallotPhase } from '../ballots/phase.ts';
import { modeName } from '../ballots/presets.ts';
import { selectedOptions, selectionMask } from '../ballots/rules/selection.ts';
import { BallotDocument } from '../documents/documents.ts';
import type { Difference, RecountReport } from '../recount/report.ts';
import { readDocument, type FetchedDocuments } from './documents.ts';
import type { HistoryEvent, Reference } from './history.ts';

/** What a member found wrong with what was put forward; it decides nothing. */
export interface AuditedContest {
  by: Address;
  reasonDigest: Hex;
  at: Reference;
}

/** A selection that somebody counted and put forward, with how many members have endorsed it. */
export interface Proposal {
  by: Address;
  labels: string[];
  cost: string;
  endorsements: number;
  at: Reference;
}

/** What the municipality picked among the selections endorsed most. */
export interface BrokenTie {
  by: Address;
  labels: string[];
  reasonDigest: Hex;
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
  /** Members when it started. */
  members: number;
  votes: number;
  recount: 'equal' | 'different';
  /** The digest of all logs that the recount read. */
  logDigest: Hex;
  /** As in the recount's receipt. */
  differences: Difference[];
  result: { labels: string[]; cost: string; at?: Reference } | null;
  proposals: Proposal[];
  contests: AuditedContest[];
  brokenTie: BrokenTie | null;
}

type Opening = Extract<HistoryEvent, { eventName: 'BallotOpened' }>;

/** The openings among these events. */
export function openingsIn(history: readonly HistoryEvent[]): Opening[] {
  return history.filter((event) => event.eventName === 'BallotOpened');
}

/** A ballot's opening, its recount, and what the history tells of its result. */
export function auditBallot(
  { args: { ballotId, commonsId, opener, start, end, metadataDigest }, at }: Opening,
  report: RecountReport,
  { history, documents }: { history: readonly HistoryEvent[]; documents: FetchedDocuments },
): AuditedBallot {
  const document = readDocument(BallotDocument, metadataDigest, documents);
  const onRecord = report.result.stored;
  const labelsOf = (options: readonly number[]) =>
    options.map((option) => document?.options[option]?.label ?? `Option ${option + 1}`);
  return {
    ballot: ballotId,
    commons: commonsId,
    title: document?.question ?? `Ballot ${ballotId}`,
    mode: modeName(report.mode),
    phase: report.phase,
    opener,
    opened: at,
    start,
    end,
    members: report.members,
    votes: report.votes,
    recount: report.equal ? 'equal' : 'different',
    logDigest: report.logDigest,
    differences: report.differences,
    result:
      onRecord === undefined
        ? null
        : {
            labels: labelsOf(onRecord.selected),
            cost: String(onRecord.cost),
            ...lastResult(history, ballotId, selectionMask(onRecord.selected)),
          },
    proposals: proposalsOf(history, ballotId, labelsOf),
    contests: contestsOf(history, ballotId),
    brokenTie: brokenTieOf(history, ballotId, labelsOf),
  };
}

/** Where a result became final or, before that, where its selection was put forward. */
function lastResult(
  history: readonly HistoryEvent[],
  ballotId: number,
  selected: bigint,
): { at?: Reference } {
  const event =
    history.find((one) => one.eventName === 'ResultFinalized' && one.args.ballotId === ballotId) ??
    history.find(
      (one) =>
        one.eventName === 'ResultProposed' &&
        one.args.ballotId === ballotId &&
        one.args.selected === selected,
    );
  return event === undefined ? {} : { at: event.at };
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
        endorsements: history.filter(
          (one) =>
            one.eventName === 'ResultEndorsed' &&
            one.args.ballotId === ballotId &&
            one.args.selected === selected,
        ).length,
        at: event.at,
      },
    ];
  });
}

function contestsOf(history: readonly HistoryEvent[], ballotId: number): AuditedContest[] {
  return history.flatMap((event) => {
    if (event.eventName !== 'ResultContested' || event.args.ballotId !== ballotId) return [];
    const { by, reasonDigest } = event.args;
    return [{ by, reasonDigest, at: event.at }];
  });
}

function brokenTieOf(
  history: readonly HistoryEvent[],
  ballotId: number,
  labelsOf: (options: readonly number[]) => string[],
): BrokenTie | null {
  for (const event of history) {
    if (event.eventName !== 'TieBroken' || event.args.ballotId !== ballotId) continue;
    const { by, selected, reasonDigest } = event.args;
    return { by, labels: labelsOf(selectedOptions(selected)), reasonDigest, at: event.at };
  }
  return null;
}
