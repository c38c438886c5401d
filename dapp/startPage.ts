import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

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
        const boot = await bootScript({
          ...filesOfPages(bundle),
          'fonts/el': fontsNamed(/fira-sans-greek/, bundle),
        });
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

/** By module below src: the files that its chunk needs beyond those of the entry. */
function filesOfPages(bundle: Bundle): Record<string, string[]> {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const first = entry === undefined ? new Set<string>() : filesOf(entry, bundle);
  const pages: Record<string, string[]> = {};
  for (const chunk of chunks) {
    const module = chunk.facadeModuleId;
    if (module?.startsWith(source) !== true || !/(Page\.tsx|\.po)$/.test(module)) continue;
    pages[module.slice(source.length)] = [...filesOf(chunk, bundle)].filter((file) => !first.has(file));
  }
  return pages;
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

async function bootScript(files: Record<string, string[]>): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    define: { START_FILES: JSON.stringify(files) },
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
