import { expect } from 'chai';
import { ballotDocumentOf, ballotModeOf, pointsOfVote } from '@patto/protocol/exchange/pabulib/ballot';
import { readPabulib } from '@patto/protocol/exchange/pabulib/read';
import { writePabulib } from '@patto/protocol/exchange/pabulib/write';
import { sheetOf } from '@patto/protocol/ballots/sheet';
import { equalShares } from '@patto/protocol/ballots/rules/equalShares';
import { profileOf, supportersOf, tallyOf } from '@patto/protocol/ballots/rules/profile';
import { encodeChoices, voteProblem } from '@patto/protocol/ballots/vote';
import { realFile } from './support/realData.ts';

const files = ['poland_wieliczka_2023.pb', 'france_toulouse_2019.pb'];

function count(text: string) {
  const file = readPabulib(text);
  const mode = ballotModeOf(file);
  const votes = file.votes.map((vote) => {
    const points = pointsOfVote(file, vote);
    expect(voteProblem(points, mode)).to.equal(undefined);
    return { choices: encodeChoices(points, mode), weight: 1 };
  });
  return { file, mode, profile: profileOf(votes, mode) };
}

describe('real files of Pabulib', function () {
  this.timeout(30_000);

  for (const name of files) {
    it(`${name} is written back byte for byte`, async function () {
      const text = await realFile(this, name);
      expect(writePabulib(readPabulib(text))).to.equal(text);
    });

    it(`${name} reads the same with a byte order mark and Windows line ends`, async function () {
      const text = await realFile(this, name);
      const windows = readPabulib(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
      expect(windows).to.deep.equal(readPabulib(text));
    });

    it(`${name} has as many voters for each project as its votes column says`, async function () {
      const { file, profile } = count(await realFile(this, name));
      const column = file.projects.map(({ fields }) => Number(fields.get('votes')));
      expect(supportersOf(profile)).to.deep.equal(column);
    });
  }

  it('Wieliczka by equal shares is the result of the city', async function () {
    const { file, profile } = count(await realFile(this, 'poland_wieliczka_2023.pb'));
    const sheet = sheetOf(ballotDocumentOf(file, { commons: 'Wieliczka', language: 'pl' }));
    const costs = sheet.options.map(({ cost }) => cost);
    const result = equalShares(profile, costs, sheet.budget);
    const selected = file.projects.flatMap(({ fields }, i) => (fields.get('selected') === '1' ? [i] : []));
    expect(selected).to.have.length(30);
    expect(result.options).to.deep.equal(selected);
    expect(result.cost).to.equal(995_079n);
    expect(result.completed).to.deep.equal([]);
    expect(result.leftover).to.equal(4_921n);
    expect(profile.voters).to.equal(6_586);
  });

  it('Toulouse has 1,494 voters, and its points add up', async function () {
    const { file, mode, profile } = count(await realFile(this, 'france_toulouse_2019.pb'));
    const points = new Map(file.projects.map(({ id }, i) => [id, tallyOf(profile)[i]]));
    expect(profile.voters).to.equal(1_494);
    expect([points.get('1'), points.get('2'), points.get('4')]).to.deep.equal([318, 44, 1_090]);
    expect(mode).to.deep.include({ optionCount: 30, points: 7, maxPerOption: 3 });
  });
});
