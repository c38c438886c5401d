import { expect } from 'chai';
import { comparisonText } from '../../scripts/cli/import/compare.ts';
import { planImport, type PlanOptions } from '../../scripts/cli/import/plan.ts';
import { Failure } from '../../scripts/cli/failure.ts';
import { smallFile, writtenFile } from './support/files.ts';

/** What an import of the small file, changed like this, would do. */
async function planned(edit: (text: string) => string, options: PlanOptions = {}) {
  return planImport(await writtenFile('planned.pb', edit(smallFile)), options);
}

/** The message by which it is refused. */
async function refusal(edit: (text: string) => string, options: PlanOptions = {}): Promise<string> {
  try {
    await planned(edit, options);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  throw new Error('the file was taken');
}

const withRule = (rule: string) => (text: string) => text.replace('rule;greedy', `rule;${rule}`);

describe('the plan of an import', () => {
  it('refuses a rule that no ballot counts by, with its name, its line and the way round', async () => {
    for (const rule of ['greedy-threshold', 'greedy-no-skip', 'greedy-banana', 'equalshares', 'unknown']) {
      const message = await refusal(withRule(rule));
      expect(message).to.match(/: Line 11: /);
      expect(message).to.match(/With --rule .* the result is not the city's\. Nothing was created\.$/);
      if (rule !== 'unknown') expect(message).to.include(`rule ${rule} `);
    }
  });

  it("says in its notes and in the document that another rule's result is not the city's", async () => {
    const plan = await planned(withRule('greedy-threshold'), { rule: 'GreedyBudget' });
    expect(plan.notes).to.deep.equal([
      "Counted by greedy and not by the city's rule, greedy-threshold: this is not the city's result.",
    ]);
    expect(plan.ballot.notes).to.deep.equal(plan.notes);
    expect((await planned((text) => text, { rule: 'GreedyBudget' })).ballot).not.to.have.property('notes');
  });

  it('refuses a doubled mark, naming the line and the option, and lists each repair where that is given', async () => {
    const doubled = (text: string) => text.replace('c;1\n', 'c;1,1\n');
    expect(await refusal(doubled)).to.match(
      /: Line 23: Voter c marked project 1 twice\. With --repair .*Nothing was created\.$/,
    );
    const { ballot, notes, comparison } = await planned(doubled, { repair: true });
    expect(notes).to.deep.equal(['Line 23: Voter c marked project 1 twice: counted once.']);
    expect(ballot.notes).to.deep.equal(notes);
    expect(comparison.differences).to.deep.equal([]);
  });

  const refused: Record<string, { edit: (text: string) => string; says: RegExp }> = {
    'a name of 10 MB': {
      edit: (text) => text.replace('Alberi', 'x'.repeat(10_000_000)),
      says: /Line 17: There are more than 262144 letters/,
    },
    'a name that no document holds': {
      edit: (text) => text.replace('Alberi', 'x'.repeat(2_001)),
      says: /Line 17: The name has 2001 letters; at most 2000 fit/,
    },
    'an id with a comma': {
      edit: (text) => text.replace('2;Alberi', '2,9;Alberi'),
      says: /Line 17: .*holds a comma/,
    },
    'a vote below the least': {
      edit: (text) => text.replace('min_length;1', 'min_length;2'),
      says: /Line 23: Voter c marked 1 projects, fewer than the least, 2\. With --repair/,
    },
    'a vote for nothing': {
      edit: (text) => text.replace('c;1\n', 'c;\n'),
      says: /Line 23: .*fewer than the least, 1/,
    },
    'a place whose name has no end': {
      edit: (text) => text.replace('unit;Torino', `unit;${'T'.repeat(201)}`),
      says: /Line 5: The unit has 201 letters/,
    },
  };
  for (const [what, { edit, says }] of Object.entries(refused)) {
    it(`refuses ${what} in less than a second, with its line`, async () => {
      const path = await writtenFile('refused.pb', edit(smallFile));
      const started = performance.now();
      const error: unknown = await planImport(path, {}).catch((failure: unknown) => failure);
      expect(performance.now() - started).to.be.lessThan(1_000);
      expect(error).to.be.instanceOf(Failure);
      expect((error as Failure).message)
        .to.match(says)
        .and.to.match(/Nothing was created\.$/);
    });
  }

  it('tells titles that are the same apart by the projects’ numbers', async () => {
    const { sheet } = await planned((text) => text.replace('Alberi', 'Panchine'));
    expect(sheet.options.map(({ label }) => label)).to.deep.equal([
      'Panchine (1)',
      'Panchine (2)',
      'Fontanella',
    ]);
  });

  it('compares only what the file tells, and says what it does not', async () => {
    const told = (edit: (text: string) => string) =>
      planned(edit).then(({ comparison }) => comparisonText(comparison));
    expect(await told((text) => text)).to.deep.equal([
      "Compared with the file: votes of 3 projects, selected of 3 projects. Every figure is the file's own.",
    ]);
    const notSelected = (text: string) =>
      text.replace(';selected', '').replaceAll(/^(\d;\w+;\d+;\d);\d$/gm, '$1');
    expect(await told(notSelected)).to.deep.equal([
      "Compared with the file: votes of 3 projects. Every figure is the file's own.",
      'The file does not tell selected, so that nothing could be compared with it.',
    ]);
    expect(await told((text) => text.replace('Alberi;50;2;0', 'Alberi;50;2;1'))).to.deep.equal([
      'Compared with the file: votes of 3 projects, selected of 3 projects. ' +
        'The file says otherwise: project 2 selected 1, counted 0.',
    ]);
    expect(await told((text) => text.replace('Alberi;50;2;0', 'Alberi;50;2;2'))).to.deep.equal([
      "Compared with the file: votes of 3 projects, selected of 2 projects. Every figure is the file's own.",
      'Not compared, since the city decided on it beside its rule: project 2.',
    ]);
  });

  it('takes languages and countries by name or by code, and guesses none', async () => {
    const codes = async (country: string, language: string) => {
      const place = (text: string) =>
        text.replace('country;Italy', `country;${country}\nlanguage;${language}`);
      const { municipality, ballot, notes } = await planned(place);
      return [municipality.country, ballot.language, ...notes];
    };
    expect(await codes('Poland', 'polish')).to.deep.equal(['PL', 'pl']);
    expect(await codes('PL', 'pl')).to.deep.equal(['PL', 'pl']);
    expect(await codes('US', 'en')).to.deep.equal(['US', 'en']);
    expect(await codes('Ruritania', 'ruritanian')).to.deep.equal([
      'ZZ',
      'und',
      "The file's country, Ruritania, has no code that is known.",
      "The file's language, ruritanian, has no code that is known.",
    ]);
  });
});
