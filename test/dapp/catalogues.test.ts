import { formatter } from '@lingui/format-po';
import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { chooseLanguage, languageCodes } from '../../dapp/src/shared/language/languages.ts';

const folder = new URL('../../dapp/src/locales/', import.meta.url);

/** The messages of a catalogue: what the source says by id, and what this language says. */
async function messages(
  language: string,
  catalogue: string,
): Promise<Map<string, { source: string; text: string }>> {
  const filename = `${language}/${catalogue}.po`;
  const content = await readFile(new URL(filename, folder), 'utf8');
  const parsed = await formatter().parse(content, { locale: language, sourceLocale: 'en', filename });
  return new Map(
    Object.entries(parsed).map(([id, { message, translation }]) => [
      id,
      { source: message ?? '', text: translation },
    ]),
  );
}

/** `{name}`, `<0>` and the like, which a translation must carry as they are. */
function slots(message: string): string[] {
  return [...new Set(message.match(/\{\w+[,}]|<\/?\d+\/?>/g) ?? [])].sort();
}

for (const catalogue of ['common', 'ballots']) {
  describe(`the words of ${catalogue}`, () => {
    for (const language of languageCodes) {
      it(`are all there in ${language}, with the same slots as in the source`, async () => {
        const source = await messages('en', catalogue);
        const translated = await messages(language, catalogue);
        expect([...translated.keys()].sort()).to.deep.equal([...source.keys()].sort());
        const untranslated = [...translated.values()].filter(({ text }) => text.trim() === '');
        expect(untranslated.map((message) => message.source)).to.deep.equal([]);
        for (const { source: original, text } of translated.values()) {
          expect(slots(text), text).to.deep.equal(slots(original));
        }
      });
    }
  });
}

describe('the language of the dapp', () => {
  it('is the first that the reader prefers and that there is, otherwise English', () => {
    expect(chooseLanguage([null, 'de-AT', 'fr-CH', 'it'])).to.equal('fr');
    expect(chooseLanguage(['el', 'en'])).to.equal('el');
    expect(chooseLanguage(['de', undefined])).to.equal('en');
  });
});
