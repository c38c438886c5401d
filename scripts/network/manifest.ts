// The subgraph's manifest for one network. Which events each data source follows stands in subgraph/subgraph.yaml, where
// `npm run codegen -w subgraph` writes it; which data sources there have to be, and where, follows from the table of
// contracts and from a network's description.
import { placedContracts } from '@patto/protocol/network/addresses';
import { contractEntries, contractTable } from '@patto/protocol/network/contracts';
import type { Deployment } from '@patto/protocol/network/description';
import * as v from 'valibot';
import type { Address } from 'viem';
import { parse, stringify } from 'yaml';

const DataSource = v.looseObject({
  name: v.string(),
  network: v.string(),
  source: v.looseObject({
    abi: v.string(),
    address: v.optional(v.string()),
    startBlock: v.optional(v.number()),
  }),
});

/** As much of a manifest as is read or changed here. */
const Manifest = v.looseObject({
  dataSources: v.array(DataSource),
  templates: v.optional(v.array(v.looseObject({ network: v.string() })), []),
});

type DataSource = v.InferOutput<typeof DataSource>;

/** A data source of the table and where it is; two boxes of one kind are two of these. */
interface Followed {
  /** The data source in subgraph.yaml that says what is followed. */
  readonly as: string;
  readonly name: string;
  readonly address: Address;
}

/**
 * The manifest for one network: a data source for each contract and each ballot box that it has.
 * @param text subgraph.yaml, or what graph-cli has built of it.
 * @param network graph-node's name of the chain.
 * @throws Error when the manifest and the table of contracts do not name the same data sources.
 */
export function manifestFor(text: string, network: string, deployment: Deployment): string {
  const manifest = readManifest(text);
  const sources = new Map(manifest.dataSources.map((source) => [source.name, source]));
  const placed = followedIn(deployment).map(({ as, name, address }): DataSource => {
    const model = sources.get(as);
    if (model === undefined) throw new Error(`subgraph.yaml has no data source ${as}`);
    const source = { ...model.source, address, startBlock: deployment.startBlock };
    return { ...model, name, network, source };
  });
  const templates = manifest.templates.map((template) => ({ ...template, network }));
  // Every data source in full: not every reader of a manifest knows aliases.
  return stringify({ ...manifest, dataSources: placed, templates }, { aliasDuplicateObjects: false });
}

/**
 * Reads a manifest.
 * @throws Error when it does not follow exactly the contracts that the table of contracts says it does.
 */
export function readManifest(text: string): v.InferOutput<typeof Manifest> {
  const manifest = v.parse(Manifest, parse(text));
  const indexed = contractEntries.filter((entry) => entry.indexed).map(({ name }) => name);
  const followed = manifest.dataSources.map(({ name }) => name);
  const missing = indexed.filter((name) => !followed.includes(name));
  const unknown = followed.filter((name) => !indexed.includes(name));
  if (missing.length + unknown.length > 0) {
    throw new Error(
      'subgraph.yaml and protocol/src/network/contracts.ts do not name the same data sources: ' +
        [...missing.map((name) => `no ${name}`), ...unknown.map((name) => `unknown ${name}`)].join(', '),
    );
  }
  return manifest;
}

function followedIn(deployment: Deployment): Followed[] {
  return placedContracts(deployment).flatMap(({ key, suffix, address }): Followed[] => {
    const { name, indexed } = contractTable[key];
    return indexed ? [{ as: name, name: `${name}${suffix}`, address }] : [];
  });
}
