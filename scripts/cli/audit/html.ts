import type { NamedDocument } from '@patto/protocol/audit/documents';
import type { Reference } from '@patto/protocol/audit/history';
import type { AuditReport } from '@patto/protocol/audit/report';
import { differenceText } from '../recount/differenceText.ts';
import { problemText, scopeNamer, timesText } from './findingText.ts';
import { timeText } from '../moment.ts';

/** A cell: text, or a place on the chain. */
type Cell = string | number | Reference;

const documentStates: Readonly<Record<NamedDocument['state'], string>> = {
  ok: '✓ as the chain names it',
  missing: '✗ missing',
  altered: '✗ altered',
  private: 'with its author',
};

/** The audit as one HTML page that needs nothing else, for reading and for printing. */
export function auditHtml(report: AuditReport): string {
  const scope = scopeNamer(report);
  const names = report.municipalities.map(({ name }) => name).join(', ');
  const verdict =
    report.problems.length === 0 ? 'Everything fits.' : `${report.problems.length} things do not fit.`;
  return page(`Audit: ${names}`, [
    `<h1>Audit: ${escape(names)}</h1>`,
    `<p>Chain ${report.chainId}, all events up to block ${report.block} (${timeText(report.time)},
<code>${report.blockHash}</code>), read from the chain's logs
and not from an index. Repeat it with <code>npm run patto -- audit</code>.</p>`,
    `<p class="verdict ${report.problems.length === 0 ? 'good' : 'bad'}"><strong>${verdict}</strong></p>`,
    report.problems.length === 0
      ? ''
      : `<ul>${report.problems.map((problem) => `<li>${escape(problemText(problem))}</li>`).join('')}</ul>`,
    table(
      'Municipalities and commons',
      ['Municipality', 'Commons', 'Status', 'Members', 'On the chain'],
      report.municipalities.flatMap(({ name, admin, commons, at }): Cell[][] => [
        [name, `administered by ${admin}`, '', '', at],
        ...commons.map((one): Cell[] => [
          name,
          `${one.commons} ${one.name}`,
          one.status,
          one.members,
          one.at,
        ]),
      ]),
    ),
    table(
      'Ballots',
      ['Ballot', 'Commons', 'State', 'Voting', 'Votes', 'Members', 'Recount', 'Opened'],
      report.ballots.map((ballot) => [
        `${ballot.ballot} ${ballot.title}`,
        scope({ commons: ballot.commons }),
        ballot.phase,
        `${timeText(ballot.start)} to ${timeText(ballot.end)}`,
        ballot.votes,
        ballot.members,
        ballot.recount === 'equal'
          ? '✓ equal'
          : `✗ different: ${ballot.differences.slice(0, 3).map(differenceText).join('; ')}`,
        ballot.opened,
      ]),
    ),
    table(
      'Results',
      ['Ballot', 'Selected', 'Cost', 'On the chain'],
      report.ballots.flatMap(({ ballot, title, result }): Cell[][] =>
        result === null
          ? []
          : [[`${ballot} ${title}`, result.labels.join('; '), result.cost, result.at ?? '']],
      ),
    ),
    table(
      'Selections put forward',
      ['Ballot', 'Put forward by', 'Selected', 'Cost', 'Endorsed by members', 'On the chain'],
      report.ballots.flatMap(({ ballot, proposals }) =>
        proposals.map(({ by, labels, cost, endorsements, at }): Cell[] => [
          ballot,
          by,
          labels.join('; '),
          cost,
          endorsements,
          at,
        ]),
      ),
    ),
    table(
      'Contests',
      ['Ballot', 'Contested by', 'Reason', 'On the chain'],
      report.ballots.flatMap(({ ballot, contests }) =>
        contests.map(({ by, reasonDigest, at }): Cell[] => [ballot, by, reasonDigest, at]),
      ),
    ),
    table(
      'Ties broken',
      ['Ballot', 'Broken by', 'Picked', 'Reasons', 'On the chain'],
      report.ballots.flatMap(({ ballot, brokenTie }): Cell[][] =>
        brokenTie === null
          ? []
          : [[ballot, brokenTie.by, brokenTie.labels.join('; '), brokenTie.reasonDigest, brokenTie.at]],
      ),
    ),
    table(
      'Rights now',
      ['Right', 'Where', 'Account', 'Since'],
      report.roles.now.map((held) => [held.role, scope(held), held.account, held.since]),
    ),
    table(
      'Rights granted and removed',
      ['What', 'Right', 'Where', 'Account', 'Notice', 'On the chain'],
      report.roles.changes.map((change) => [
        change.change,
        change.role,
        scope(change),
        change.account,
        change.delay === undefined ? '' : `${change.delay} s`,
        change.at,
      ]),
    ),
    table(
      'Rights used',
      ['Right', 'Account', 'Act', 'Where', 'Times', 'On the chain'],
      report.roles.uses.map((use) => [use.role, use.account, use.act, scope(use), timesText(use), use.at]),
    ),
    table(
      'Announced changes of code and roles',
      ['Contract', 'Change', 'By', 'Not before', 'State', 'On the chain'],
      report.announced.map(({ contract, call, by, notBefore, state, at }) => [
        contract,
        call,
        by,
        timeText(notBefore),
        state,
        at,
      ]),
    ),
    table(
      'Code of the registries',
      ['Contract', 'Code at', 'On the chain'],
      report.code.map(({ contract, implementation, at }) => [contract, implementation, at]),
    ),
    table(
      'Documents',
      ['Document of', 'State', 'Digest', 'On the chain'],
      report.documents.map(({ of, state, digest, at }) => [of, documentStates[state], digest, at]),
    ),
    table(
      'Contracts',
      ['Contract', 'Address'],
      Object.entries(report.contracts).map(([name, address]: [string, string]) => [name, address]),
    ),
  ]);
}

function page(title: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${parts.filter((part) => part !== '').join('\n')}
</main>
</body>
</html>
`;
}

function table(caption: string, columns: readonly string[], rows: readonly Cell[][]): string {
  if (rows.length === 0) return `<h2>${escape(caption)}</h2>\n<p>None.</p>`;
  const head = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('');
  const body = rows
    .map((cells) => {
      const [first, ...others] = cells.map(cellHtml);
      return `<tr><th scope="row">${first ?? ''}</th>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    })
    .join('\n');
  return `<h2>${escape(caption)}</h2>
<div class="scroll" role="region" aria-label="${escape(caption)}" tabindex="0">
<table><caption>${escape(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table>
</div>`;
}

function cellHtml(cell: Cell): string {
  if (typeof cell !== 'object') return escape(String(cell));
  return `block ${cell.block}<br><code>${escape(cell.transaction)}</code>`;
}

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => replacements[character] ?? character);
}

const style = `
:root { color-scheme: light; font: 16px/1.5 'Titillium Web', system-ui, sans-serif; color: #17324d; background: #fff; }
body { margin: 0; }
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; break-after: avoid; }
.verdict { border-left: .375rem solid; padding: .75rem 1rem; background: #f5f5f5; }
.verdict.good { border-color: #006b3f; }
.verdict.bad { border-color: #b3002d; }
.scroll { overflow-x: auto; }
.scroll:focus { outline: .1875rem solid #0066cc; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; vertical-align: top; padding: .375rem .5rem; border-bottom: 1px solid #5d7083; font-weight: normal; overflow-wrap: anywhere; min-width: 4rem; }
thead th { font-weight: 600; border-bottom-width: 2px; overflow-wrap: normal; }
code { font: .75rem/1.4 'Roboto Mono', ui-monospace, monospace; overflow-wrap: anywhere; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  main { max-width: none; padding: 0; }
  :root { font-size: 11px; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;
