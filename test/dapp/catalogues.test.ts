import { formatter } from '@lingui/format-po';
import { expect } from 'chai';
import { execa } from 'execa';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogues, cataloguesOfPage } from '../../dapp/catalogues.ts';
import { chooseLanguage, languageCodes, sourceLanguage } from '../../dapp/src/shared/language/languages.ts';

const dapp = fileURLToPath(new URL('../../dapp/', import.meta.url));
const names = catalogues(join(dapp, 'src')).map(({ name }) => name);

interface Message {
  readonly source: string;
  readonly text: string;
}

/** The messages of a catalogue by id: what the source says, and what this language says. */
async function messages(language: string, catalogue: string): Promise<Map<string, Message>> {
  const filename = `${language}/${catalogue}.po`;
  const content = await readFile(join(dapp, 'src/locales', filename), 'utf8');
  const parsed = await formatter().parse(content, {
    locale: language,
    sourceLocale: sourceLanguage,
    filename,
  });
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

for (const catalogue of names) {
  describe(`the words of ${catalogue}`, () => {
    for (const language of languageCodes) {
      it(`are all there in ${language}, with the same slots as in the source`, async () => {
        const source = await messages(sourceLanguage, catalogue);
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

describe('a sentence that stands in several catalogues', () => {
  for (const language of languageCodes) {
    it(`says the same in each of them in ${language}`, async () => {
      const said = new Map<string, string>();
      for (const catalogue of names) {
        for (const [id, { text }] of await messages(language, catalogue)) {
          expect(text, catalogue).to.equal(said.get(id) ?? text);
          said.set(id, text);
        }
      }
    });
  }
});

describe('extracting the words', function () {
  this.timeout(120_000);
  let copy: string;

  /** As `npm run extract`, in a copy of the dapp. */
  async function extract(): Promise<void> {
    await execa('npm', ['run', 'extract', '--', '--workers', '1'], { cwd: copy });
  }

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'patto-words-'));
    for (const name of ['src', 'catalogues.ts', 'extract.ts', 'lingui.config.ts', 'package.json']) {
      await cp(join(dapp, name), join(copy, name), { recursive: true });
    }
    await symlink(join(dapp, '../node_modules'), join(copy, 'node_modules'));
  });

  after(() => rm(copy, { recursive: true, force: true }));

  it('changes no catalogue in any language: "npm run extract -w dapp" has been run', async () => {
    await extract();
    const files = await poFiles(join(copy, 'src/locales'));
    expect(await poFiles(join(dapp, 'src/locales'))).to.deep.equal(files);
    for (const file of files) {
      const fresh = await readFile(join(copy, 'src/locales', file), 'utf8');
      expect(await readFile(join(dapp, 'src/locales', file), 'utf8'), file).to.equal(fresh);
    }
  });

  it('finds the words of a folder that has only just come, with the translations that there are, and gives them to its page', async () => {
    const folder = join(copy, 'src/features/novelties');
    await mkdir(folder);
    await writeFile(
      join(folder, 'NoveltiesPage.tsx'),
      `export const List = () => import('./NoveltyList.tsx');`,
    );
    await writeFile(
      join(folder, 'NoveltyList.tsx'),
      `import { Trans } from '@lingui/react/macro';\nexport const NoveltyList = () => <Trans>Something new</Trans>;
` + `export const Again = () => <Trans>Try again</Trans>;`,
    );
    await extract();
    for (const language of languageCodes) {
      const words = await readFile(join(copy, 'src/locales', language, 'novelties.po'), 'utf8');
      expect(words).to.contain('msgid "Something new"');
      expect(words).to.match(/msgid "Try again"\nmsgstr "[^"]+"/);
    }
    const page = cataloguesOfPage(join(copy, 'src'), 'features/novelties/NoveltiesPage.tsx');
    expect(page).to.deep.equal(['common', 'novelties']);
  });
});

async function poFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => name.endsWith('.po')).sort();
}

describe('the language of the dapp', () => {
  it('is the first that the reader prefers and that there is, otherwise English', () => {
    expect(chooseLanguage([null, 'de-AT', 'fr-CH', 'it'])).to.equal('fr');
    expect(chooseLanguage(['el', 'en'])).to.equal('el');
    expect(chooseLanguage(['de', undefined])).to.equal('en');
  });
});
