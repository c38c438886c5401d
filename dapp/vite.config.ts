import { lingui } from '@lingui/vite-plugin';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { basename } from 'node:path';
import { defineConfig, type Rolldown } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { cataloguesOfPage } from './catalogues.ts';
import { allPages } from './src/app/pages.ts';
import { startPage } from './startPage.ts';

const source = fileURLToPath(new URL('src', import.meta.url));

const linguiMacro = defineRolldownBabelPreset({
  preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
  rolldown: { filter: { code: /@lingui\/(core|react)\/macro/ } },
});

/** React Aria, wagmi, and viem behind shared/chain come with the parts that use them: they outweigh what pages share. */
const apart = /react-aria-components|\/shared\/chain\/|wagmi/;

/** Whether a module imports what fits the pattern, itself. */
function imports(module: string, build: Rolldown.ChunkingContext, pattern: RegExp): boolean {
  return build.getModuleInfo(module)?.importedIds.some((id) => pattern.test(id)) === true;
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    babel({ presets: [linguiMacro] }),
    lingui({ cwd: fileURLToPath(new URL('.', import.meta.url)), failOnCompileError: true }),
    startPage(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Patto',
        short_name: 'Patto',
        description: 'Urban commons, run together on a public record',
        start_url: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0066cc',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2}'],
        // The map is for those who ask for it; it is fetched then and not before.
        globIgnores: ['**/map-*', '**/maplibre*', '**/*.wasm'],
        navigateFallback: '/index.html',
      },
    }),
  ],
  define: {
    PAGE_CATALOGUES: JSON.stringify(
      Object.fromEntries(allPages.map(({ module }) => [module, cataloguesOfPage(source, module)])),
    ),
  },
  css: {
    // Names that index.html can use too: it has the shell's frame before any script.
    modules: { generateScopedName: (name, file) => `${basename(file, '.module.css')}-${name}` },
  },
  server: { host: 'localhost' },
  preview: { host: 'localhost' },
  build: {
    target: 'es2022',
    manifest: true,
    // Nothing as a data: address, which the content security policy would refuse for fonts.
    assetsInlineLimit: 0,
    // Only the map is larger, and it comes when asked for.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 4 },
            // What every page needs, in one file: each further one is a round trip on a slow line.
            { name: 'start', tags: ['$initial'], priority: 3 },
            {
              // What the first page shares with others.
              name: (module, build) => (imports(module, build, apart) ? null : 'pages'),
              test: /src\/(shared\/(ui|graph|language|wallet)|entities\/(commons|slots))\//,
              minShareCount: 2,
              priority: 2,
            },
            {
              name: 'documents',
              test: /(dapp\/src\/shared|protocol\/src)\/documents\//,
              minShareCount: 2,
              priority: 2,
            },
            {
              // What the pages about ballots share, but for what asks the chain: that comes once they are painted.
              name: (module, build) => (imports(module, build, apart) ? null : 'ballot'),
              test: /(dapp\/src\/entities\/ballot|protocol\/src\/ballots)\//,
              minShareCount: 3,
              priority: 1,
            },
            {
              name: 'map',
              test: /node_modules\/(maplibre-gl|supercluster|kdbush|topojson-client|world-atlas)\//,
            },
          ],
        },
      },
    },
  },
});
