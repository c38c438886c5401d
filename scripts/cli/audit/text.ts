import type { AuditedBallot } from '@patto/protocol/audit/ballots';
import { isInOrder } from '@patto/protocol/audit/documents';
import type { AuditReport } from '@patto/protocol/audit/report';
import { differenceText } from '../recount/differenceText.ts';
import { placeText, problemText, scopeNamer, timesText } from './findingText.ts';
import { timeText } from '../moment.ts';

/** The audit for a terminal. */
export function auditText(report: AuditReport): string {
  const scope = scopeNamer(report);
  const waiting = report.announced.filter(({ state }) => state === 'waiting');
  const named = report.documents.filter(({ state }) => state !== 'private');
  const faulty = named.filter((document) => !isInOrder(document));
  return [
    `Audit of chain ${report.chainId} at block ${report.block} (${timeText(report.time)}, ${report.blockHash})`,
    section('Municipalities and commons', [
      ...report.municipalities.flatMap(({ municipality, name, admin, commons }) => [
        `${municipality} ${name}, administered by ${admin}`,
        ...commons.map((one) => `  ${one.commons} ${one.name}: ${one.status}, ${one.members} members`),
      ]),
    ]),
    section(
      'Ballots',
      report.ballots.flatMap((ballot) => [
        `${ballot.ballot} ${ballot.title} (${scope({ commons: ballot.commons })}): ${ballot.phase}, ${ballot.votes} votes of ` +
          `${ballot.members} members, recount ${ballot.recount}, opened in ${placeText(ballot.opened)}`,
        ...ballot.differences.slice(0, 3).map((difference) => `  ! ${differenceText(difference)}`),
        ...ballot.proposals.map(
          (proposal) =>
            `  put forward by ${proposal.by}: ${selectionText(proposal)}, endorsed by ${proposal.endorsements} ` +
            `(${placeText(proposal.at)})`,
        ),
        ...ballot.contests.map(({ by, at }) => `  contested by ${by} (${placeText(at)})`),
        ...(ballot.brokenTie === null
          ? []
          : [
              `  tie broken by ${ballot.brokenTie.by}: ${ballot.brokenTie.labels.join('; ') || 'nothing'} ` +
                `(${placeText(ballot.brokenTie.at)})`,
            ]),
        ...resultLines(ballot),
      ]),
    ),
    section(
      'Rights now',
      report.roles.now.map(
        (held) => `${held.role} ${scope(held)}: ${held.account} since ${placeText(held.since)}`,
      ),
    ),
    section(
      'Rights granted and removed',
      report.roles.changes.map(
        (change) =>
          `${change.change} ${change.role} ${scope(change)}: ${change.account}` +
          `${change.delay === undefined ? '' : `, with ${change.delay} s of notice`} (${placeText(change.at)})`,
      ),
    ),
    section(
      'Rights used',
      report.roles.uses.map(
        (use) =>
          `${use.role} ${use.account} ${use.act}, ${scope(use)} ${timesText(use)} (${placeText(use.at)})`,
      ),
    ),
    section(
      'Announced changes that wait',
      waiting.map(
        ({ contract, call, by, notBefore, at }) =>
          `${contract}: ${call}, by ${by}, not before ${timeText(notBefore)} (${placeText(at)})`,
      ),
    ),
    section(
      'Code of the registries',
      report.code.map(
        ({ contract, implementation, at }) => `${contract}: ${implementation} (${placeText(at)})`,
      ),
    ),
    section(
      `Documents: ${named.length - faulty.length} of ${named.length} are what the chain names`,
      faulty.map(({ of, state, digest, at }) => `${of}: ${state}, ${digest} (${placeText(at)})`),
    ),
    report.problems.length === 0
      ? 'Everything fits.'
      : section(`${report.problems.length} things do not fit`, report.problems.map(problemText)),
  ].join('\n');
}

function resultLines({ result }: AuditedBallot): string[] {
  if (result === null) return [];
  const where = result.at === undefined ? '' : ` (${placeText(result.at)})`;
  return [`  result now: ${selectionText(result)}${where}`];
}

function selectionText({ labels, cost }: { labels: readonly string[]; cost: string }): string {
  return `${labels.join('; ') || 'nothing'}, cost ${cost}`;
}

function section(title: string, lines: readonly string[]): string {
  return `\n${title}\n${lines.length === 0 ? '  none' : lines.map((line) => `  ${line}`).join('\n')}`;
}
