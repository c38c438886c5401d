import { cidOf, digestOf } from '@patto/protocol/documents/documents';
import { singletonKeys } from '@patto/protocol/network/contracts';
import { expect } from 'chai';
import { readContent } from '../../dapp/src/shared/documents/documents.ts';
import { loadConfig } from '../../dapp/src/shared/start/config.ts';

const address = '0x00000000000000000000000000000000000000C3';
const network = {
  chainId: 31337,
  rpcUrl: 'http://chain.invalid/',
  graphUrl: 'http://index.invalid/',
  ipfsUrl: 'http://first.invalid',
  otherGateways: ['http://second.invalid'],
  startBlock: 0,
  contracts: Object.fromEntries(singletonKeys.map((key) => [key, address])),
  ballotBoxes: [{ number: 0, kind: 'points', address }],
};
const loginPage = '<html>Sign in to this Wi-Fi</html>';
const right = new TextEncoder().encode('{"question":"Apriamo la domenica?"}');
const digest = digestOf(right);
const path = `/ipfs/${cidOf(digest)}`;
const never = new AbortController().signal;

/** A browser's store of answers, as far as documents need it. */
class Store {
  readonly kept = new Map<string, Response>();
  match(key: string) {
    return Promise.resolve(this.kept.get(key)?.clone());
  }
  put(key: string, answer: Response) {
    this.kept.set(key, answer);
    return Promise.resolve();
  }
  delete(key: string) {
    return Promise.resolve(this.kept.delete(key));
  }
  keys() {
    return Promise.resolve([...this.kept.keys()]);
  }
}

const realFetch = globalThis.fetch;
let store: Store;
let asked: string[];

/** What each server answers, one answer after the other; none is an answer of 404. */
function answers(by: Readonly<Record<string, readonly BodyInit[]>>): void {
  const left = new Map(Object.entries(by).map(([url, bodies]) => [url, [...bodies]]));
  globalThis.fetch = (url, options) => {
    const target = url instanceof Request ? url.url : url.toString();
    asked.push(`${target} ${options?.cache ?? ''}`.trim());
    const body = left.get(target)?.shift();
    return Promise.resolve(body === undefined ? new Response('', { status: 404 }) : new Response(body));
  };
}

function put(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}

describe('A document from a gateway', () => {
  before(() => {
    const texts = new Map<string, string>();
    put('localStorage', {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => texts.set(key, text),
    });
  });

  beforeEach(async () => {
    store = new Store();
    asked = [];
    put('caches', { open: () => Promise.resolve(store) });
    answers({ '/config.json': [JSON.stringify(network)] });
    await loadConfig();
    asked = [];
  });

  after(() => {
    globalThis.fetch = realFetch;
    for (const name of ['localStorage', 'caches']) Reflect.deleteProperty(globalThis, name);
  });

  it('is kept once its digest fits, and not asked for again', async () => {
    answers({ [`http://first.invalid${path}`]: [right] });
    expect(await readContent(digest, never)).to.deep.equal({ state: 'ok', content: right });
    expect(await readContent(digest, never)).to.deep.equal({ state: 'ok', content: right });
    expect(asked).to.have.length(1);
  });

  it('is asked for again past every cache where something else came, and nothing wrong is kept', async () => {
    answers({ [`http://first.invalid${path}`]: [loginPage, right] });
    expect(await readContent(digest, never)).to.deep.equal({ state: 'ok', content: right });
    expect(asked).to.deep.equal([
      `http://first.invalid${path} default`,
      `http://first.invalid${path} reload`,
    ]);
    answers({ [`http://first.invalid${path}`]: [loginPage, loginPage] });
    store.kept.clear();
    expect(await readContent(digest, never)).to.deep.equal({ state: 'mismatch' });
    expect(store.kept).to.have.property('size', 0);
  });

  it('comes from another gateway where the first has it wrong, or not at all', async () => {
    for (const first of [[loginPage, loginPage], []]) {
      store.kept.clear();
      answers({ [`http://first.invalid${path}`]: first, [`http://second.invalid${path}`]: [right] });
      expect(await readContent(digest, never)).to.deep.equal({ state: 'ok', content: right });
    }
  });

  it('is dropped where the device holds wrong bytes for it', async () => {
    await store.put(path, new Response(loginPage));
    answers({});
    expect(await readContent(digest, never)).to.deep.equal({ state: 'missing' });
    expect(store.kept).to.have.property('size', 0);
  });

  it('comes without a store too', async () => {
    put('caches', undefined);
    answers({ [`http://first.invalid${path}`]: [right] });
    expect(await readContent(digest, never)).to.deep.equal({ state: 'ok', content: right });
  });
});

describe('The configuration', () => {
  let texts: Map<string, string>;

  beforeEach(() => {
    texts = new Map();
    put('localStorage', {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => texts.set(key, text),
    });
    asked = [];
  });

  after(() => {
    globalThis.fetch = realFetch;
    Reflect.deleteProperty(globalThis, 'localStorage');
  });

  it('stays what it was where a network in between answers instead', async () => {
    answers({ '/config.json': [JSON.stringify(network), loginPage] });
    await loadConfig();
    expect((await loadConfig()).ipfsUrl).to.equal(network.ipfsUrl);
    answers({ '/config.json': [] });
    expect((await loadConfig()).ipfsUrl).to.equal(network.ipfsUrl);
  });

  it('is missed where nothing right ever came', async () => {
    answers({ '/config.json': [loginPage] });
    expect(await loadConfig().catch((error: unknown) => error)).to.be.instanceOf(Error);
    expect(texts).to.have.property('size', 0);
  });
});
