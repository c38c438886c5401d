import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(js|css|html|svg|json|webmanifest|wasm)$/;
const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);

/** Writes a .br and a .gz beside each file that shrinks, so that the server need not compress. */
export async function compressFolder(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(
    names
      .filter((name) => compressible.test(name))
      .map(async (name) => {
        const file = join(folder, name);
        if (!(await stat(file)).isFile()) return;
        const content = await readFile(file);
        const parameters = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        await writeFile(`${file}.br`, await brotli(content, { params: parameters }));
        await writeFile(`${file}.gz`, await gunzippable(content));
      }),
  );
}
