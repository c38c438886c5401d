import { expect } from 'chai';
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
});
