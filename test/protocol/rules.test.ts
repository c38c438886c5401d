// That nobody counts by a rule, or shows a phase, that the reader does not know.
import { expect } from 'chai';
import { decodeMode, encodeMode } from '@patto/protocol/ballots/encodedMode';
import { approval, singleChoice } from '@patto/protocol/ballots/modes';
import { phaseOf, UnknownPhase } from '@patto/protocol/ballots/phase';
import { modeName, presets } from '@patto/protocol/ballots/presets';
import { numberOfRule, ruleOf, UnknownRule } from '@patto/protocol/ballots/resultRule';
import { resultOf } from '@patto/protocol/ballots/rules/result';
import { rules } from '@patto/protocol/ballots/rules/rules';
import { ballotPhaseNames, resultRuleNames } from '@patto/protocol/generated/enums';
import { enumValues } from '../../scripts/generate/solidityEnum.ts';
import { readFileSync } from 'node:fs';

/** The values of an enum of the index. */
function schemaEnum(name: string): string[] {
  const schema = readFileSync(new URL('../../subgraph/schema.graphql', import.meta.url), 'utf8');
  const [, values = ''] = new RegExp(`^enum ${name} \\{([^}]*)\\}`, 'm').exec(schema) ?? [];
  return values.split(/\s+/).filter((value) => value !== '');
}

const profile = { optionCount: 2, voters: 1, groups: [{ points: [1, 0], voters: 1, weight: 1 }] };

describe('the rules of ballots', () => {
  it('are the contract’s, by its numbers', () => {
    const source = readFileSync(new URL('../../contracts/types/BallotMode.sol', import.meta.url), 'utf8');
    expect(enumValues('ResultRule', [source])).to.deep.equal([...resultRuleNames]);
    resultRuleNames.forEach((name, number) => {
      expect(ruleOf(number)).to.equal(name);
      expect(numberOfRule(name)).to.equal(number);
    });
    expect(Object.keys(rules)).to.have.members([...resultRuleNames]);
  });

  it('are the index’s, which says Unknown of any other', () => {
    expect(schemaEnum('ResultRule')).to.have.members([...resultRuleNames, 'Unknown']);
  });

  it('refuse a number that is none, wherever it comes in', () => {
    const encoded = encodeMode(singleChoice({ optionCount: 2 }));
    expect(decodeMode(encoded).rule).to.equal('Plurality');
    for (const number of [resultRuleNames.length, 255, -1, 0.5]) {
      expect(() => ruleOf(number)).to.throw(UnknownRule, `the rule ${number}; it needs a newer Patto`);
      expect(() => decodeMode({ ...encoded, rule: number })).to.throw(UnknownRule);
    }
  });

  it('never count by another rule where the types were passed by', () => {
    for (const forged of [3, 'Schulze', 'toString']) {
      expect(() => resultOf(forged as 'Plurality', profile, undefined)).to.throw(UnknownRule);
    }
    expect(resultOf('Plurality', profile, undefined)?.options).to.deep.equal([0]);
  });

  it('do not count without the costs that they need', () => {
    for (const name of resultRuleNames) {
      expect(resultOf(name, profile, undefined) === undefined).to.equal(rules[name].funds);
    }
  });

  it('have each a preset, which reads as itself again', () => {
    const settings = { optionCount: 5, points: 12, maxPerOption: 3 };
    for (const [name, preset] of Object.entries(presets)) {
      const mode = preset.mode(settings);
      expect(modeName(mode), name).to.satisfy(
        (found: string) => presets[modeName(mode)].rule === preset.rule && found !== '',
      );
      expect(mode.rule, name).to.equal(preset.rule);
    }
    const covered = Object.values(presets).map(({ rule }) => rule);
    expect([...new Set(covered)]).to.have.members([...resultRuleNames]);
    expect(modeName(approval({ optionCount: 3 }))).to.equal('approval');
  });
});

describe('the phases of ballots', () => {
  it('are the contract’s, in its order', () => {
    const source = readFileSync(new URL('../../contracts/interfaces/IBallots.sol', import.meta.url), 'utf8');
    expect(enumValues('BallotPhase', [source])).to.deep.equal([...ballotPhaseNames]);
    expect(ballotPhaseNames.map((_, number) => phaseOf(number) ?? 'None')).to.deep.equal([
      ...ballotPhaseNames,
    ]);
  });

  it('are what the index calls them, once an event tells of them', () => {
    const told = schemaEnum('BallotState').filter((state) => state !== 'Opened');
    expect([...ballotPhaseNames]).to.include.members(told);
  });

  it('refuse a number that is none', () => {
    expect(() => phaseOf(ballotPhaseNames.length)).to.throw(UnknownPhase, 'needs a newer Patto');
  });
});
