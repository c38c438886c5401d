import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { catalogues, cataloguesOfPage } from './catalogues.ts';
import { allPages } from './src/app/pages.ts';
import { languageCodes, languages, type LanguageFacts } from './src/shared/language/languages.ts';

type Bundle = Rolldown.OutputBundle;

const source = fileURLToPath(new URL('src/', import.meta.url));

/**
 * Makes index.html paint by itself: the styles of the first page go into it, and so does the start script
 * (src/boot/boot.ts), which asks for the rest at once. A server that forbids inline scripts allows it by its digest.
 */
export function startPage(): Plugin {
  return {
    name: 'patto-start-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (bundle === undefined) return html;
        const boot = await bootScript(bundle);
        const start = `${fontLinks(bundle)}<script>${boot}</script>`;
        return withInlineStyles(html, bundle).replace('<!-- start -->', () => start);
      },
    },
  };
}

function withInlineStyles(html: string, bundle: Bundle): string {
  return html.replace(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g, (link, name: string) => {
    const styles = bundle[name];
    if (styles?.type !== 'asset') return link;
    // The disabled link is never fetched; it tells the loader of later pages that these styles are here.
    return `<style>${String(styles.source).trim()}</style><link rel="stylesheet" href="/${name}" disabled>`;
  });
}

/** The letters of most pages, asked for before the text that shows them. */
function fontLinks(bundle: Bundle): string {
  return fontsNamed(/titillium-web-latin-\d/, bundle)
    .map((name) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${name}">`)
    .join('');
}

function fontsNamed(pattern: RegExp, bundle: Bundle): string[] {
  return Object.keys(bundle).filter((name) => name.endsWith('.woff2') && pattern.test(name));
}

/** What the start script knows of each page. */
function startPages(bundle: Bundle) {
  return allPages.map(({ path, module, early }) => ({
    address: `^${path.replaceAll(/\$\w+/g, '\\d+')}$`,
    files: filesBeyondEntry(module, bundle),
    catalogues: cataloguesOfPage(source, module),
    early,
  }));
}

/**
 * The files of each language: its catalogues by `it/common`, and by its code the fonts that only it needs; of the demonstration,
 * where this copy has one, by `demo`.
 */
function startFiles(bundle: Bundle): Record<string, string[]> {
  const files: Record<string, string[]> = {};
  if (existsSync(`${source}demo`)) files['demo'] = filesBeyondEntry('demo/demo.tsx', bundle);
  for (const code of languageCodes) {
    const language: LanguageFacts = languages[code];
    if (language.font !== undefined) files[code] = fontsNamed(new RegExp(language.font), bundle);
    for (const { name } of catalogues(source)) {
      files[`${code}/${name}`] = filesBeyondEntry(`locales/${code}/${name}.po`, bundle);
    }
  }
  return files;
}

/** The files that a module's chunk needs beyond those that index.html names itself. @param module Below src. */
function filesBeyondEntry(module: string, bundle: Bundle): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === `${source}${module}`);
  if (entry === undefined || chunk === undefined) throw new Error(`The build has no chunk of ${module}`);
  const first = filesOf(entry, bundle);
  return [...filesOf(chunk, bundle)].filter((file) => !first.has(file));
}

function filesOf(chunk: Rolldown.OutputChunk, bundle: Bundle, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const name of chunk.imports) {
    const imported = bundle[name];
    if (imported?.type === 'chunk') filesOf(imported, bundle, found);
  }
  return found;
}

async function bootScript(bundle: Bundle): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    define: {
      START_PAGES: JSON.stringify(startPages(bundle)),
      START_FILES: JSON.stringify(startFiles(bundle)),
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { entry: `${source}boot/boot.ts`, formats: ['iife'], name: 'pattoStart' },
    },
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (!('output' in first)) throw new Error('The start script was not built');
  return first.output[0].code.trim().replaceAll('</', '<\\/');
}
