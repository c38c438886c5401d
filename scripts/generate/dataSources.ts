// The data sources of subgraph/subgraph.yaml. The table of contracts says which contracts are followed, and the names of the
// handlers which of their events.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { abis } from '@patto/protocol/generated/abis';
import { type ContractKey, contractEntries, contractTable, isOwn } from '@patto/protocol/network/contracts';
import * as v from 'valibot';
import { type AbiEvent, type AbiParameter, type Address, numberToHex, pad } from 'viem';
import { parseDocument } from 'yaml';
import { importsOf } from '../checks/imports.ts';
import { repository } from '../repository.ts';

/** Contracts whose events the index follows, and the file of their handlers, from the repository's root. */
export const followed = contractEntries
  .filter(({ indexed }) => indexed)
  .map(({ key, name }) => ({
    key,
    name,
    handlers: `subgraph/src/handlers/${name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}.ts`,
  }));

const Written = v.object({
  dataSources: v.array(v.object({ name: v.string(), source: v.object({ address: v.string() }) })),
});

/** Events of our contracts that the index leaves aside: what OpenZeppelin's code brings, and who was not let in. */
export const unindexed: readonly string[] = [
  'ApprovalForAll',
  'AuthorityUpdated',
  'EIP712DomainChanged',
  'Initialized',
  'MembersSkipped',
  'TransferBatch',
  'TransferSingle',
  'URI',
  'Upgraded',
];

const mapping = {
  kind: 'ethereum/events',
  apiVersion: '0.0.9',
  language: 'wasm/assemblyscript',
  file: './generated/mapping.ts',
};

/**
 * The manifest with a data source for each indexed contract; the rest stays as it is written.
 * @param text subgraph.yaml. Its addresses are placeholders, which the stories of test/subgraph use, and stay; a network's
 * are put in by `manifestFor`.
 * @throws Error when a contract has no file of handlers, or a handler no event.
 */
export function withDataSources(text: string): string {
  const manifest = parseDocument(text);
  const known = new Map(
    v.parse(Written, manifest.toJS()).dataSources.map(({ name, source }) => [name, source.address]),
  );
  const sources = followed.map(({ key, name, handlers }) => {
    const address = known.get(name) ?? placeholder(known.size + 1);
    known.set(name, address);
    return {
      kind: 'ethereum',
      name,
      network: 'local',
      source: { abi: name, address, startBlock: 0 },
      mapping: {
        ...mapping,
        entities: entitiesOf(handlers),
        abis: [{ name, file: `./generated/abis/${name}.json` }],
        eventHandlers: eventHandlers(key, handlers),
      },
    };
  });
  manifest.set('dataSources', sources);
  return manifest.toString({ singleQuote: true, lineWidth: 0, flowCollectionPadding: false });
}

function placeholder(number: number): Address {
  return pad(numberToHex(number), { size: 20 });
}

function eventHandlers(key: ContractKey, file: string): { event: string; handler: string }[] {
  const events = (abis[key] as readonly AbiEvent[]).filter((item) => (item.type as string) === 'event');
  const handlers = readFileSync(join(repository, file), 'utf8').matchAll(/^export function handle(\w+)/gm);
  const handled = [...handlers].map(([, name = '']) => name);
  const forgotten = isOwn(contractTable[key])
    ? events.filter(({ name }) => !handled.includes(name) && !unindexed.includes(name))
    : [];
  if (forgotten.length > 0) {
    throw new Error(`${file} has no handle${forgotten.map(({ name }) => name).join(', handle')}`);
  }
  return handled.map((name) => {
    const event = events.find((one) => one.name === name);
    if (event === undefined) throw new Error(`${file}: the contract has no event for handle${name}`);
    return { event: signatureOf(event), handler: `handle${name}` };
  });
}

/** As manifests write it: types alone, and which parameters are indexed. */
function signatureOf({ name, inputs }: AbiEvent): string {
  return `${name}(${inputs.map((input) => `${input.indexed === true ? 'indexed ' : ''}${typeOf(input)}`).join(',')})`;
}

function typeOf(parameter: AbiParameter): string {
  if (!('components' in parameter)) return parameter.type;
  return parameter.type.replace('tuple', `(${parameter.components.map(typeOf).join(',')})`);
}

/** The entities that a file of handlers knows, itself or through what it imports. */
function entitiesOf(handlers: string): string[] {
  const files = new Set([handlers]);
  for (const file of files) {
    for (const { to } of importsOf(repository, file)) if (to.startsWith('subgraph/src/')) files.add(to);
  }
  const names = [...files].flatMap((file) => {
    const text = readFileSync(join(repository, file), 'utf8');
    const [, imported = ''] = /import \{([^}]*)\} from '[./]*\/generated\/schema'/.exec(text) ?? [];
    return imported.split(',').map((name) => name.trim());
  });
  return [...new Set(names)].filter((name) => name !== '').sort();
}
