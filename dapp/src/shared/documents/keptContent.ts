// What this device keeps of documents and pictures, under the addresses that their digests give them. Only checked bytes
// come in, and they are checked again on the way out: what another version or a program left there may be wrong.
import { cidOf, verifyContent } from '@patto/protocol/documents/documents';

const storeName = 'documents';
const most = 500;

/** The bytes of this digest that the device keeps; wrong ones are dropped. */
export async function keptContent(digest: `0x${string}`): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return withStore(async (store) => {
    const kept = await store.match(addressOf(digest));
    if (kept === undefined) return undefined;
    const content = new Uint8Array(await kept.arrayBuffer());
    if (verifyContent(content, digest)) return content;
    await store.delete(addressOf(digest));
    return undefined;
  });
}

/** Keeps bytes whose digest was checked, in the place of the oldest where there are many. */
export async function keepContent(digest: `0x${string}`, content: Uint8Array<ArrayBuffer>): Promise<void> {
  await withStore(async (store) => {
    await store.put(addressOf(digest), new Response(content));
    const kept = await store.keys();
    for (const oldest of kept.slice(0, Math.max(0, kept.length - most))) await store.delete(oldest);
  });
}

/** Forgets all of it. */
export async function forgetContent(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(storeName);
}

function addressOf(digest: `0x${string}`): string {
  return `/ipfs/${cidOf(digest)}`;
}

/** Storage may be full, forbidden, or missing where the page did not come safely: then everything comes from gateways. */
async function withStore<Result>(work: (store: Cache) => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work(await caches.open(storeName));
  } catch {
    return undefined;
  }
}
