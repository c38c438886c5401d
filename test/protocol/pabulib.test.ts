import { expect } from 'chai';
import { ballotDocumentOf, ballotModeOf, pointsOfVote } from '@patto/protocol/exchange/pabulib/ballot';
import { PabulibError, pabulibRules, type PabulibProblem } from '@patto/protocol/exchange/pabulib/file';
import { readPabulib } from '@patto/protocol/exchange/pabulib/read';
import { pabulibOfBallot } from '@patto/protocol/exchange/pabulib/ofBallot';
import { newPabulibFile, writePabulib } from '@patto/protocol/exchange/pabulib/write';
import { partsByQuestion } from '@patto/protocol/ballots/moneyUnit';
import { SheetError, sheetOf } from '@patto/protocol/ballots/sheet';
import { encodeChoices } from '@patto/protocol/ballots/vote';

const approvals = `META
key;value
description;Three trees
unit;Torino
budget;900
vote_type;approval
rule;greedy
num_projects;3
num_votes;2
weather;fine
PROJECTS
project_id;name;cost;colour
a;"A ""big"" tree; with shade";300;green
b;Bench;450.00;red
c;Tap;200;blue
VOTES
voter_id;vote;age
v1;a,c;34
v2;b;
`;

const points = `META
key;value
description;Points
budget;900
vote_type;cumulative
max_sum_points;5
rule;equalshares/add1
PROJECTS
project_id;cost
a;300
b;450
VOTES
voter_id;vote;points
v1;b,a;3,2
`;

function failure(text: string): { problem: PabulibProblem; line: number | undefined; message: string } {
  try {
    readPabulib(text);
  } catch (error) {
    if (error instanceof PabulibError) return error;
    throw error;
  }
  throw new Error('the file was taken');
}

describe('a .pb file', () => {
  it('is read with its quotes, blanks and unknown columns, and written back as it was', () => {
    const file = readPabulib(approvals);
    expect(file.budget).to.equal(900n);
    expect(file.projects.map(({ cost }) => cost)).to.deep.equal([300n, 450n, 200n]);
    expect(file.projects[0]?.fields.get('name')).to.equal('A "big" tree; with shade');
    expect(file.votes.map((vote) => pointsOfVote(file, vote))).to.deep.equal([
      [1, 0, 1],
      [0, 1, 0],
    ]);
    expect(writePabulib(file)).to.equal(approvals);
    expect(
      readPabulib(approvals.replaceAll(';', ' ; ').replaceAll(',', ', ')).votes[0]?.projects,
    ).to.deep.equal([0, 2]);
  });

  it('may have a byte order mark, any line ends and empty lines', () => {
    const expected = readPabulib(approvals);
    for (const end of ['\r\n', '\r']) {
      expect(readPabulib(`\uFEFF${approvals.replaceAll('\n', end)}`)).to.deep.equal(expected);
    }
    const loose = readPabulib(approvals.replace('PROJECTS', '\nPROJECTS').replace('VOTES', '\n\nVOTES'));
    expect(loose.votes.map(({ projects }) => projects)).to.deep.equal(
      expected.votes.map(({ projects }) => projects),
    );
  });

  it('gives points in the order of its vote', () => {
    const file = readPabulib(points);
    expect(file.votes.map((vote) => pointsOfVote(file, vote))).to.deep.equal([[2, 3]]);
    expect(ballotModeOf(file)).to.deep.include({ points: 5, maxPerOption: 5, rule: 'EqualShares' });
  });

  const faults: [string, string, string, PabulibProblem['kind'], number | undefined][] = [
    ['a section that is missing', 'VOTES', 'VOICES', 'wrongColumnCount', 16],
    ['no line META', 'META\n', '', 'outsideSection', 1],
    ['a header without cost', 'name;cost;colour', 'name;price;colour', 'wrongHeader', 12],
    ['a header of META that is not key;value', 'key;value', 'key;worth', 'wrongHeader', 2],
    ['a header without voter_id', 'voter_id;vote;age', 'voter;vote;age', 'wrongHeader', 17],
    ['a column twice', 'voter_id;vote;age', 'voter_id;vote;vote', 'wrongHeader', 17],
    ['a vote for an unknown project', 'v1;a,c;34', 'v1;a,x;34', 'unknownProject', 18],
    ['a project twice in a vote', 'v1;a,c;34', 'v1;a,a;34', 'projectTwice', 18],
    ['a voter twice', 'v2;b;', 'v1;b;', 'duplicateVoter', 19],
    ['a voter without id', 'v2;b;', ';b;', 'emptyId', 19],
    ['a project twice', 'b;Bench', 'a;Bench', 'duplicateProject', 14],
    ['a negative cost', 'Tap;200', 'Tap;-200', 'amount', 15],
    ['a cost of parts of a cent', 'Tap;200', 'Tap;200.505', 'amount', 15],
    ['an id with a comma', 'c;Tap', 'c,d;Tap', 'commaInId', 15],
    ['a vote below the least', 'v2;b;', 'v2;;', 'tooFewMarks', 19],
    ['a name without end', 'c;Tap', `c;${'x'.repeat(300_000)}`, 'malformed', 15],
    ['a cost that is no number', 'Tap;200', 'Tap;cheap', 'amount', 15],
    ['a negative budget', 'budget;900', 'budget;-1', 'amount', 5],
    ['an unknown vote type', 'vote_type;approval', 'vote_type;shouting', 'voteType', 6],
    ['a row with a column too many', 'v2;b;', 'v2;b;;', 'wrongColumnCount', 19],
    ['fewer votes than it says', 'v2;b;\n', '', 'count', 9],
    ['a key twice', 'weather;fine', 'unit;Torino', 'repeatedMeta', 10],
    ['no budget', 'budget;900\n', '', 'missingMeta', undefined],
    ['a quote that never ends', 'c;Tap', 'c;"Tap', 'malformed', 15],
  ];
  for (const [what, from, to, kind, line] of faults) {
    it(`is refused with ${what}, naming the line`, () => {
      const error = failure(approvals.replace(from, to));
      expect(error.problem.kind).to.equal(kind);
      expect(error.line).to.equal(line);
      if (line !== undefined) expect(error.message).to.match(new RegExp(`^Line ${line}: `));
    });
  }

  it('is refused where a section is missing altogether', () => {
    const noVotes = approvals.slice(0, approvals.indexOf('VOTES'));
    expect(failure(noVotes).problem).to.deep.equal({ kind: 'missingSection', section: 'VOTES' });
    expect(failure('').problem).to.deep.equal({ kind: 'missingSection', section: 'META' });
    expect(failure(`${approvals}META\n`).problem).to.deep.equal({ kind: 'repeatedSection', section: 'META' });
  });

  it('is refused with more projects than a ballot has options, before any vote is looked at, with how many there are', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `p${i};Project;1;`).join('\n');
    const error = failure(
      approvals.replace('PROJECTS\nproject_id;name;cost;colour\n', (head) => `${head}${many}\n`),
    );
    expect(error.problem).to.deep.equal({ kind: 'notCountable', reason: 'tooManyProjects', found: '5003' });
    expect(error.message).to.equal('Line 268: A ballot has at most 255 options, the file has 5003 projects');
  });

  it('is read in a moment where a vote marks the same projects over and over', function () {
    this.timeout(5_000);
    const marks = [...Array<string>(60_000).fill('a'), ...Array<string>(60_000).fill('c')].join(',');
    const { votes, repairs } = readPabulib(approvals.replace('v1;a,c;34', `v1;${marks};34`), {
      repair: true,
    });
    expect(votes[0]?.projects).to.deep.equal([0, 2]);
    expect(repairs).to.have.length(119_998);
  });

  it('is refused where points do not fit the vote', () => {
    expect(failure(points.replace('3,2', '3')).problem).to.deep.include({
      kind: 'pointsCount',
      projects: 2,
      points: 1,
    });
    expect(failure(points.replace('3,2', '3,-2')).problem).to.deep.include({ kind: 'points', found: '-2' });
    expect(failure(points.replace('3,2', '3,1.5')).problem).to.deep.include({ kind: 'points', found: '1.5' });
    expect(failure(points.replace(';points\nv1;b,a;3,2', '\nv1;b,a')).problem).to.deep.include({
      kind: 'wrongHeader',
    });
  });

  it('is read but not counted where no ballot can take its votes yet', () => {
    const cases: [string, string][] = [
      [approvals.replace('approval', 'ordinal'), 'ordinal'],
      [approvals.replace('rule;greedy', 'rule;unknown'), 'unknownRule'],
      [points.replace('cumulative', 'scoring\ndefault_score;1'), 'defaultScore'],
      [points.replace('max_sum_points;5', 'max_sum_points;300'), 'points'],
    ];
    for (const [text, reason] of cases) {
      const file = readPabulib(text);
      expect(() => ballotModeOf(file))
        .to.throw(PabulibError)
        .with.nested.property('problem.reason', reason);
    }
    const unknown = readPabulib(approvals.replace('rule;greedy', 'rule;unknown'));
    expect(ballotModeOf(unknown, 'EqualShares').rule).to.equal('EqualShares');
  });

  it('is counted only by a rule of exactly its name, and otherwise refused with that name and its line', () => {
    const ruleOf = (name: string) =>
      ballotModeOf(readPabulib(approvals.replace('rule;greedy', `rule;${name}`))).rule;
    expect(ruleOf('greedy')).to.equal('GreedyBudget');
    expect(ruleOf('equalshares/add1')).to.equal('EqualShares');
    const refused = [
      ...pabulibRules.filter((name) => !['greedy', 'equalshares/add1', 'unknown'].includes(name)),
      ...['greedy-banana', 'greedyfoo', 'Greedy', 'equalshares/add1u', 'lottery'],
    ];
    for (const name of refused) {
      expect(() => ruleOf(name), name).to.throw(PabulibError, new RegExp(`^Line 7: .*rule ${name} `));
    }
    expect(() => ruleOf('greedy-threshold')).to.throw(
      "No ballot counts by the city's rule greedy-threshold yet",
    );
    expect(() => ruleOf('greedy-banana')).to.throw("The city's rule greedy-banana is none of Pabulib's");
    expect(() => ruleOf('unknown')).to.throw('Line 7');
    expect(() => ballotModeOf(readPabulib(approvals.replace('rule;greedy\n', '')))).to.throw('does not say');
  });

  it('becomes a ballot whose labels differ even where titles do not', () => {
    const twins = readPabulib(approvals.replace('Bench', 'Tap'));
    const document = ballotDocumentOf(twins, { commons: 'Torino', language: 'it', currency: 'EUR' });
    expect(document.options.map(({ label }) => label)).to.deep.equal([
      'A "big" tree, with shade',
      'Tap (b)',
      'Tap (c)',
    ]);
    expect(sheetOf(document).budget).to.equal(900n);
    const long = approvals.replace('Bench', 'x'.repeat(300)).replace('Tap', 'x'.repeat(300));
    sheetOf(ballotDocumentOf(readPabulib(long), { commons: 'Torino', language: 'it' }));
  });

  it('is put right where that is asked for, each repair with its line, and refused otherwise', () => {
    const doubled = approvals.replace('v1;a,c;34', 'v1;a,c,a;34').replace('v2;b;', 'v2;;');
    expect(failure(doubled).message).to.equal('Line 18: Voter v1 marked project a twice');
    const file = readPabulib(doubled, { repair: true });
    expect(file.votes.map((vote) => pointsOfVote(file, vote))).to.deep.equal([
      [1, 0, 1],
      [0, 0, 0],
    ]);
    expect(file.repairs).to.deep.equal([
      'Line 18: Voter v1 marked project a twice: counted once.',
      'Line 19: Voter v2 marked 0 projects, fewer than the least, 1: counted as it is.',
    ]);
    expect(ballotModeOf(file).minChoices).to.equal(0);
    const alike = points.replace('b,a;3,2', 'b,a,b;3,2,3');
    const once = readPabulib(alike, { repair: true });
    expect(once.votes.map((vote) => pointsOfVote(once, vote))).to.deep.equal([[2, 3]]);
    const unlike = points.replace('b,a;3,2', 'b,a,b;3,2,1');
    expect(() => readPabulib(unlike, { repair: true })).to.throw(
      'Line 14: Voter v1 marked project b twice and gave it different points',
    );
  });

  it('counts money in hundredths where any amount has a fraction, and says so', () => {
    const cents = readPabulib(approvals.replace('Tap;200', 'Tap;200.5'));
    expect([cents.decimals, cents.budget, ...cents.projects.map(({ cost }) => cost)]).to.deep.equal([
      2,
      90_000n,
      30_000n,
      45_000n,
      20_050n,
    ]);
    const document = ballotDocumentOf(cents, { commons: 'Torino', language: 'it', currency: 'EUR' });
    expect(document.currency).to.equal('EUR/100');
    const sheet = sheetOf(document);
    expect(sheet.question).to.equal('Three trees (0.01 EUR)');
    expect(partsByQuestion(sheet.question)).to.equal(100n);
    expect(() => ballotDocumentOf(cents, { commons: 'Torino', language: 'it' })).to.throw(
      PabulibError,
      'Line 5: Amounts have decimals and no currency is known',
    );
    const whole = ballotDocumentOf(readPabulib(approvals), { commons: 'T', language: 'it', currency: 'EUR' });
    expect(partsByQuestion(sheetOf(whole).question)).to.equal(1n);
  });

  it('may have quotes inside names, and byte order marks more than one', () => {
    const quoted = readPabulib(`\uFEFF\uFEFF${approvals.replace('c;Tap', 'c;The "old" tap')}`);
    expect(quoted.projects[2]?.fields.get('name')).to.equal('The "old" tap');
  });

  it('signs titles without what parts the options of a choice, and says each that it rewrote', () => {
    const odd = approvals.replace('Bench', '"Bench; tree: 2 of each"').replace('c;Tap', 'c;Tap: new');
    const { options, notes } = ballotDocumentOf(readPabulib(odd), { commons: 'Torino', language: 'it' });
    expect(options.map(({ label }) => label)).to.deep.equal([
      'A "big" tree, with shade',
      'Bench, tree – 2 of each',
      'Tap: new',
    ]);
    expect(options[1]?.title).to.equal('Bench; tree: 2 of each');
    expect(notes).to.have.length(2);
    expect(notes?.[1]).to.include('project b is signed as "Bench, tree – 2 of each"');
  });

  it('is made of a ballot and reads back', () => {
    const file = newPabulibFile({
      meta: [
        ['description', 'Export; of a ballot'],
        ['min_length', '0'],
      ],
      voteType: 'cumulative',
      budget: 10n,
      projects: [
        {
          id: '1',
          cost: 4n,
          fields: [
            ['name', 'One'],
            ['selected', '1'],
          ],
        },
        {
          id: '2',
          cost: 7n,
          fields: [
            ['name', 'Two'],
            ['selected', '0'],
          ],
        },
      ],
      votes: [
        { voterId: '0', projects: [1, 0], points: [2, 1] },
        { voterId: '1', projects: [], points: [] },
      ],
    });
    const again = readPabulib(writePabulib(file));
    expect(again.meta.get('num_votes')).to.equal('2');
    expect(again.projects[1]?.fields.get('name')).to.equal('Two');
    expect(again.votes.map((vote) => pointsOfVote(again, vote))).to.deep.equal([
      [1, 2],
      [0, 0],
    ]);
    expect(ballotModeOf(again, 'GreedyBudget').minChoices).to.equal(0);
  });

  /** A file's ballot, with the file's votes, written as a file again. */
  function exported(text: string, changes: { weighted?: boolean; costExponent?: number } = {}): string {
    const file = readPabulib(text);
    const mode = { ...ballotModeOf(file, 'EqualShares'), ...changes };
    const votes = file.votes.map((vote, memberIndex) => ({
      memberIndex,
      choices: encodeChoices(pointsOfVote(file, vote), mode),
    }));
    return writePabulib(
      pabulibOfBallot({
        mode,
        start: 1_682_000_000,
        end: 1_683_000_000,
        document: ballotDocumentOf(file, { commons: 'Torino', language: 'it', currency: 'EUR' }),
        place: { country: 'Italy', unit: 'Torino', commons: 'Torino' },
        votes,
        tally: [1, 1, 1],
        supporters: [1, 1, 1],
        selected: [0],
      }),
    );
  }

  for (const [money, text] of [
    ['whole units', approvals],
    ['hundredths', approvals.replace('Tap;200', 'Tap;200.5').replace('budget;900', 'budget;900.05')],
  ] as const) {
    it(`is written from a ballot in ${money} so that a new import has the same money and votes`, () => {
      const file = readPabulib(text);
      const again = readPabulib(exported(text));
      const about = { commons: 'Torino', language: 'it' };
      expect(ballotDocumentOf(again, { ...about, currency: again.meta.get('currency') ?? '' })).to.deep.equal(
        ballotDocumentOf(file, { ...about, currency: 'EUR' }),
      );
      expect(ballotModeOf(again)).to.deep.equal(ballotModeOf(file, 'EqualShares'));
      expect(again.votes.map((vote) => pointsOfVote(again, vote))).to.deep.equal(
        file.votes.map((vote) => pointsOfVote(file, vote)),
      );
    });
  }

  it('writes hundredths as decimals of the currency', () => {
    const written = exported(approvals.replace('Tap;200', 'Tap;200.5'));
    expect(written)
      .to.include('budget;900.00\n')
      .and.to.include('currency;EUR\n')
      .and.to.match(/^c;200\.50;/m);
  });

  it('is written with what the document tells beside the question, and what was changed on the way to it', () => {
    const told = readPabulib(exported(approvals.replace('weather;fine', 'comment;Along the river')));
    expect(told.meta.get('comment')).to.equal('Along the river');
    expect(told.meta.get('notes')).to.include('project a is signed as "A "big" tree, with shade"');
    expect(readPabulib(exported(approvals)).meta.has('comment')).to.equal(false);
  });

  it('is not written from a ballot that its format has no words for', () => {
    expect(() => exported(approvals, { weighted: true })).to.throw(PabulibError, 'weighted by reputation');
    expect(() => exported(approvals, { costExponent: 2 })).to.throw(PabulibError, 'quadratic');
  });

  it('cannot make its ballot count in hundredths by the words of its question', () => {
    const imitated = readPabulib(approvals.replace('Three trees', 'Three trees (0.01 EUR)'));
    const document = ballotDocumentOf(imitated, { commons: 'Torino', language: 'it', currency: 'EUR' });
    expect(() => sheetOf(document)).to.throw(SheetError, 'which only its currency may say');
  });
});
