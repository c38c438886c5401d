import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { ballotModeOf, pointsOfVote } from '@patto/protocol/exchange/pabulib/ballot';
import { readPabulib } from '@patto/protocol/exchange/pabulib/read';
import { profileOf } from '@patto/protocol/ballots/rules/profile';
import { equalShares } from '@patto/protocol/ballots/rules/equalShares';
import { encodeChoices } from '@patto/protocol/ballots/vote';
import { scratchFile } from './support/files.ts';
import { patto, type Ended } from './support/patto.ts';
import { realPath } from '../real-data/support/realData.ts';
import { runningStack } from './support/stack.ts';

describe("Wieliczka's real budget, imported by the command", () => {
  let path: string;
  let imported: Ended;
  let ballot: string;

  before(async function () {
    path = realPath(this, 'poland_wieliczka_2023.pb');
    await runningStack();
    imported = await patto('ballot', 'import', path, '--json');
    ballot = String(imported.json['ballot']);
  });

  it("counts all 6,586 votes and gives the city's own result: 30 projects for 995,079", async () => {
    expect(imported.exitCode, imported.stderr).to.equal(0);
    const { members, votes, joinedNow, castNow, matchesFile, recount } = imported.json;
    expect({ members, votes, joinedNow, castNow, matchesFile, recount }).to.deep.equal({
      members: 6_586,
      votes: 6_586,
      joinedNow: 6_586,
      castNow: 6_586,
      matchesFile: true,
      recount: 'equal',
    });
    const file = readPabulib(await readFile(path, 'utf8'));
    const chosen = file.projects.filter(({ fields }) => fields.get('selected') === '1').map(({ id }) => id);
    expect(chosen).to.have.length(30);
    expect(imported.json['result']).to.deep.equal({ selected: chosen, cost: 995_079 });
  });

  it('is in the index with every vote and its final result', async () => {
    const { description } = await runningStack();
    const query = `{ ballots(where: { number: ${ballot} }) { votes state } }`;
    const answer = await fetch(description.graphUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(await answer.json()).to.deep.equal({ data: { ballots: [{ votes: 6_586, state: 'Final' }] } });
  });

  it('recounts equal from the logs, and with every signature', async () => {
    const recount = await patto('ballot', 'recount', ballot, '--signatures', '--json');

    expect(recount.exitCode, recount.stderr).to.equal(0);
    expect(recount.json['recount']).to.equal('equal');
    expect(recount.json['votes']).to.equal(6_586);
    expect(recount.json['signatures']).to.deep.equal({
      recovered: 6_586,
      own: 0,
      byContract: 0,
      unreadable: 0,
    });
  });

  it('is exported with every vote, and the exported file counts to the same result', async () => {
    const target = await scratchFile('wieliczka.pb');
    const exported = await patto('ballot', 'export', ballot, target, '--json');
    expect(exported.exitCode, exported.stderr).to.equal(0);

    const file = readPabulib(await readFile(target, 'utf8'));
    const mode = ballotModeOf(file);
    const votes = file.votes.map((vote) => ({
      choices: encodeChoices(pointsOfVote(file, vote), mode),
      weight: 1,
    }));
    const { options, cost } = equalShares(
      profileOf(votes, mode),
      file.projects.map((project) => project.cost),
      file.budget,
    );
    expect(file.votes).to.have.length(6_586);
    expect(cost).to.equal(995_079n);
    const result = imported.json['result'] as { selected: string[] };
    expect(options.map((option) => file.projects[option]?.id)).to.deep.equal(result.selected);
    expect(file.projects.filter(({ fields }) => fields.get('selected') === '1')).to.have.length(30);
  });

  it('is not imported a second time, and the first result is shown', async () => {
    const again = await patto('ballot', 'import', path, '--json');

    expect(again.exitCode, again.stderr).to.equal(0);
    const { alreadyImported, joinedNow, castNow, votes } = again.json;
    expect({ alreadyImported, joinedNow, castNow, votes }).to.deep.equal({
      alreadyImported: true,
      joinedNow: 0,
      castNow: 0,
      votes: 6_586,
    });
    expect(String(again.json['ballot'])).to.equal(ballot);
  });
});
