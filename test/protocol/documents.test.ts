import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import {
  BallotDocument,
  canonicalJson,
  cidOf,
  CommonsDocument,
  ContributionDocument,
  decodeDocument,
  digestOf,
  digestOfCid,
  DocumentError,
  encodeDocument,
  MunicipalityDocument,
  verifyContent,
} from '@patto/protocol/documents/documents';
import { maxOptions, sheetOf } from '@patto/protocol/ballots/sheet';

const commons: CommonsDocument = {
  version: 1,
  name: 'Casa del Quartiere',
  kind: 'house',
  language: 'it',
  address: 'Via Morgari 14',
  city: 'Torino',
  summary: 'Una casa per il quartiere.',
  description: '',
};

const ballot: BallotDocument = {
  version: 1,
  language: 'fr',
  commons: 'Jardin',
  question: 'Que planter ?',
  description: '',
  options: [{ label: 'Menthe', title: 'Menthe' }],
};

function problemOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof DocumentError) return error.problem;
    throw error;
  }
  return undefined;
}

describe('public documents', () => {
  it('have one encoding, whatever the order of their fields', () => {
    const turned = Object.fromEntries(Object.entries(commons).reverse()) as CommonsDocument;
    expect(encodeDocument(CommonsDocument, turned)).to.deep.equal(encodeDocument(CommonsDocument, commons));
    expect(canonicalJson({ b: [{ d: 1, c: 'é' }], a: undefined })).to.equal('{"b":[{"c":"é","d":1}]}');
  });

  it('have no field that is not theirs, at any level, so that no misspelt cost makes a project free', () => {
    const [option] = ballot.options;
    const misspelt: unknown = { ...ballot, options: [{ ...option, Cost: 5 }] };
    expect(() => encodeDocument(BallotDocument, misspelt as BallotDocument)).to.throw(
      'options.0.Cost is not one of its fields',
    );
    const picture = { digest: `0x${'00'.repeat(32)}`, alt: 'a', credit: 'b', size: 1 };
    const strayed = { ...commons, picture } as CommonsDocument;
    expect(() => encodeDocument(CommonsDocument, strayed)).to.throw('picture.size is not one of its fields');
    const bytes = new TextEncoder().encode(canonicalJson(misspelt));
    // Who reads one that was published otherwise is not shut out: the sheet's digest guards words and figures.
    expect(decodeDocument(BallotDocument, bytes, digestOf(bytes))).to.deep.equal(ballot);
  });

  it('are read back only under their own digest', () => {
    const content = encodeDocument(CommonsDocument, commons);
    const digest = digestOf(content);
    expect(decodeDocument(CommonsDocument, content, digest)).to.deep.equal(commons);
    const changed = content.slice();
    changed[10] = (changed[10] ?? 0) ^ 1;
    expect(verifyContent(changed, digest)).to.equal(false);
    expect(problemOf(() => decodeDocument(CommonsDocument, changed, digest))).to.equal('digestMismatch');
  });

  it('have the address that IPFS gives a raw block', () => {
    const digest = digestOf(new TextEncoder().encode('hello'));
    expect(digest).to.equal('0x2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
    expect(cidOf(digest)).to.equal('bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq');
    expect(digestOfCid(cidOf(digest))).to.equal(digest);
    const folder = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';
    expect(problemOf(() => digestOfCid(folder))).to.equal('wrongShape');
  });

  it('have as many options as a ballot can have, and no more', () => {
    const optionsOf = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ label: `${i}`, title: `${i}` }));
    const widest = { ...ballot, options: optionsOf(maxOptions) };
    const content = encodeDocument(BallotDocument, widest);
    expect(sheetOf(decodeDocument(BallotDocument, content, digestOf(content))).options).to.have.length(255);
    const wider = new TextEncoder().encode(canonicalJson({ ...ballot, options: optionsOf(maxOptions + 1) }));
    expect(problemOf(() => decodeDocument(BallotDocument, wider, digestOf(wider)))).to.equal('wrongShape');
  });

  it('refuse what is no JSON or breaks the shape', () => {
    const text = new TextEncoder().encode('{');
    expect(problemOf(() => decodeDocument(CommonsDocument, text, digestOf(text)))).to.equal('notJson');
    const wrong: [unknown, typeof BallotDocument | typeof MunicipalityDocument][] = [
      [{ ...ballot, options: [] }, BallotDocument],
      [{ ...ballot, currency: 'euro' }, BallotDocument],
      [{ ...ballot, budget: 1.5 }, BallotDocument],
      [{ ...ballot, language: 'not a language' }, BallotDocument],
      [{ version: 1, name: 'Torino', country: 'Italy', language: 'it' }, MunicipalityDocument],
      [
        { version: 1, name: 'Torino', country: 'IT', language: 'it', website: 'javascript:alert(1)' },
        MunicipalityDocument,
      ],
    ];
    for (const [value, schema] of wrong) {
      const content = new TextEncoder().encode(JSON.stringify(value));
      expect(problemOf(() => decodeDocument(schema, content, digestOf(content)))).to.equal('wrongShape');
    }
  });

  it('hold at most one block', () => {
    const options = Array.from({ length: 64 }, (_, i) => ({
      label: `${i}`,
      title: `${i}`,
      description: 'x'.repeat(19_000),
    }));
    expect(problemOf(() => encodeDocument(BallotDocument, { ...ballot, options }))).to.equal('tooLarge');
  });

  for (const [heading, schema] of [
    ['Municipality', MunicipalityDocument],
    ['Commons', CommonsDocument],
    ['Ballot', BallotDocument],
    ['Contribution', ContributionDocument],
  ] as const) {
    it(`have the shape that docs/documents.md shows: ${heading}`, () => {
      const text = readFileSync(new URL('../../docs/documents.md', import.meta.url), 'utf8');
      const section = text.split(/^## /m).find((part) => part.startsWith(heading));
      const example = JSON.parse(/```json\n([^]+?)```/.exec(section ?? '')?.[1] ?? 'null') as typeof commons;
      expect(new TextDecoder().decode(encodeDocument(schema, example))).to.equal(canonicalJson(example));
    });
  }
});
