import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { greedyBudget } from '@patto/protocol/ballots/rules/greedyBudget';
import { readPabulib } from '@patto/protocol/exchange/pabulib/read';
import { scratchFile, writtenFile } from './support/files.ts';
import { patto, type Ended } from './support/patto.ts';
import { runningStack } from './support/stack.ts';

const projects = 220;
const budget = 1_000n;
const costs = Array.from({ length: projects }, (_, i) => BigInt(10 + ((i * 37) % 90)));
/** Four each, spread over all, the first and the last among them. */
const votes = Array.from({ length: 30 }, (_, voter) => [
  ...new Set([voter % 3 === 0 ? 0 : projects - 1, (voter * 53) % projects, (voter * 11) % projects, 64]),
]);

/** As many projects as the largest of the cities' files has. */
function largestFile(instance: string): string {
  return `META
key;value
description;A budget of ${projects} projects
country;Italy
unit;Torino
instance;${instance}
num_projects;${projects}
num_votes;${votes.length}
budget;${budget}
vote_type;approval
rule;greedy
min_length;1
max_length;5
PROJECTS
project_id;cost;name
${costs.map((cost, i) => `${i + 1};${cost};Project ${i + 1}`).join('\n')}
VOTES
voter_id;vote
${votes.map((chosen, voter) => `v${voter};${chosen.map((option) => option + 1).join(',')}`).join('\n')}
`;
}

describe('A budget of 220 projects', () => {
  const tally = costs.map((_, option) => votes.filter((vote) => vote.includes(option)).length);
  const expected = greedyBudget(tally, costs, budget);
  const result = {
    selected: expected.options.map((option) => String(option + 1)),
    cost: Number(expected.cost),
  };
  let imported: Ended;

  before(async () => {
    await runningStack();
    imported = await patto(
      'ballot',
      'import',
      await writtenFile('largest.pb', largestFile('2024')),
      '--json',
    );
  });

  it('is imported, settled by the chain and recounted equal', async () => {
    expect(imported.exitCode, imported.stderr).to.equal(0);
    expect(imported.json).to.deep.include({ votes: votes.length, recount: 'equal', result });
    const recount = await patto(
      'ballot',
      'recount',
      String(imported.json['ballot']),
      '--signatures',
      '--json',
    );
    expect(recount.json).to.deep.include({ recount: 'equal', votes: votes.length });
  });

  it('is exported, and imported again with the same votes and result', async () => {
    const target = await scratchFile('largest-exported.pb');
    const exported = await patto('ballot', 'export', String(imported.json['ballot']), target, '--json');
    expect(exported.exitCode, exported.stderr).to.equal(0);
    expect(exported.json['leftOut']).to.contain('not on the public record');
    const text = await readFile(target, 'utf8');
    const chosen = readPabulib(text).votes.map((vote) => [...vote.projects].sort((a, b) => a - b));
    expect(chosen).to.have.deep.members(votes.map((vote) => [...vote].sort((a, b) => a - b)));

    const elsewhere = await writtenFile('largest-again.pb', text.replace('instance;2024', 'instance;2025'));
    const again = await patto('ballot', 'import', elsewhere, '--json');
    expect(again.exitCode, again.stderr).to.equal(0);
    expect(again.json['ballot']).to.not.equal(imported.json['ballot']);
    expect(again.json).to.deep.include({
      votes: votes.length,
      recount: 'equal',
      matchesFile: true,
      result,
    });
  });

  it('of more than 255 is refused, with how many there are', async () => {
    const most = largestFile('2026').replaceAll(/^num_projects;.*$/gm, 'num_projects;256');
    const more = Array.from({ length: 256 - projects }, (_, i) => `${projects + i + 1};1;More ${i}`).join(
      '\n',
    );
    const path = await writtenFile('too-many.pb', most.replace('\nVOTES', `\n${more}\nVOTES`));
    const refused = await patto('ballot', 'import', path);
    expect(refused.exitCode).to.not.equal(0);
    expect(refused.stderr).to.contain('at most 255 options, the file has 256 projects');
  });
});
