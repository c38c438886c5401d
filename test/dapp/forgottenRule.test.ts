// That a rule or a mode cannot be forgotten: the compiler is shown the real sources, with one more in the lists that they
// follow, and has to complain in each place that must know of it.
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const enums = 'protocol/src/generated/enums.ts';
const presets = 'protocol/src/ballots/presets.ts';
const rules = 'protocol/src/ballots/rules/rules.ts';
const modes = 'dapp/src/entities/ballot/modes/modes.ts';

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${repository}dapp/tsconfig.json`, (path) => ts.sys.readFile(path)).config,
  ts.sys,
  `${repository}dapp`,
);
/** Most sources are the same each time, and most of the time goes into reading them. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles the lists of rules and modes, some files replaced; @returns those of them with errors. */
function filesWithErrors(replaced: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (path, language) => {
    const content = replaced.get(relative(repository, path));
    if (content !== undefined) return ts.createSourceFile(path, content, language);
    if (!parsed.has(path)) parsed.set(path, parse(path, language));
    return parsed.get(path);
  };
  const roots = [presets, rules, modes].map((file) => `${repository}${file}`);
  const program = ts.createProgram(roots, options, host);
  return [presets, rules, modes].filter((file) => {
    const source = program.getSourceFile(`${repository}${file}`);
    return program.getSemanticDiagnostics(source).length > 0;
  });
}

/** A source in which `from` stands once, with `to` in its place. */
function changed(file: string, from: string, to: string): [string, string] {
  const source = readFileSync(`${repository}${file}`, 'utf8');
  expect(source.split(from)).to.have.length(2);
  return [file, source.replace(from, to)];
}

describe('what the compiler says of a forgotten', function () {
  this.timeout(120_000);

  it('nothing: it takes the sources as they are', () => {
    expect(filesWithErrors(new Map())).to.deep.equal([]);
  });

  it('rule that the contract has: it is not counted, and no preset opens it', () => {
    const more = changed(enums, '"EqualShares"', '"EqualShares","Schulze"');
    expect(filesWithErrors(new Map([more]))).to.have.members([rules, presets]);
  });

  it('mode that there is a name for: it has no preset, and the dapp cannot show it', () => {
    const more = changed(presets, "| 'equalShares';", "| 'equalShares' | 'schulze';");
    expect(filesWithErrors(new Map([more]))).to.have.members([presets, modes]);
  });
});
