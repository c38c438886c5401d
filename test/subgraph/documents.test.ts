// Documents that are missing, late or hostile, in a running stack.
import {
  CommonsDocument,
  MunicipalityDocument,
  digestOf,
  encodeDocument,
} from '@patto/protocol/documents/documents';
import { expect } from 'chai';
import * as v from 'valibot';
import type { StackDescription } from '../../scripts/stack/description.ts';
import { City } from './support/city.ts';
import { ask, indexHead, until, untilIndexed } from './support/graphql.ts';
import { sharedStack } from './support/sharedStack.ts';

const named = v.nullable(
  v.object({ metadata: v.nullable(v.object({ name: v.string(), json: v.string() })) }),
);

describe('documents in the index', function () {
  this.timeout(120_000);

  let stack: StackDescription;
  let city: City;
  let municipalityId: number;

  before(async () => {
    stack = (await sharedStack()).description;
    city = new City(stack);
    const document = encodeDocument(MunicipalityDocument, {
      version: 1,
      name: 'Città di Torino',
      country: 'IT',
      language: 'it',
    });
    await publish(document);
    municipalityId = await city.registerMunicipality(digestOf(document));
  });

  async function publish(content: Uint8Array): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(content)]));
    const response = await fetch(`${stack.ipfsUrl}/api/v0/add?raw-leaves=true&cid-version=1`, {
      method: 'POST',
      body: form,
    });
    expect(response.status).to.equal(200);
  }

  function commonsDocument(name: string): Uint8Array {
    return encodeDocument(CommonsDocument, {
      version: 1,
      name,
      kind: 'garden',
      language: 'it',
      address: 'Via Bologna 1',
      city: 'Torino',
      summary: 'A garden',
      description: '',
    });
  }

  /** The document that the index has of a commons. */
  async function documentOf(commonsId: number) {
    const query = `{ commons(id: "0x${commonsId.toString(16).padStart(8, '0')}") { metadata { name json } } }`;
    const commons = v.parse(named, (await ask(stack.graphUrl, query))['commons']);
    if (commons === null) throw new Error(`The index has no commons ${commonsId}`);
    return commons.metadata;
  }

  it('are shown under the name that they give', async () => {
    const document = commonsDocument('Orto di prova');
    await publish(document);
    const commonsId = await city.createCommons(municipalityId, digestOf(document));
    await untilIndexed(stack.graphUrl, await city.client.getBlockNumber());
    await until('the document is indexed', async () => (await documentOf(commonsId)) !== null);
    expect(await documentOf(commonsId)).to.deep.equal({
      name: 'Orto di prova',
      json: new TextDecoder().decode(document),
    });
  });

  it('may be missing without holding up the index, and are shown once they are there', async () => {
    const document = commonsDocument('Orto in ritardo');
    const commonsId = await city.createCommons(municipalityId, digestOf(document));
    await city.passTime(60);
    await untilIndexed(stack.graphUrl, await city.client.getBlockNumber());
    expect(await documentOf(commonsId)).to.equal(null);

    await publish(document);
    await until('the late document is indexed', async () => (await documentOf(commonsId)) !== null, 60_000);
    expect((await documentOf(commonsId))?.name).to.equal('Orto in ritardo');
  });

  it('may be anything: what is no document is kept as empty words, and the index goes on', async () => {
    const megabyte = 1024 * 1024;
    const hostile: Uint8Array[] = [
      Buffer.from('not JSON'),
      Buffer.from([0xff, 0xfe, 0x00, 0x80]),
      Buffer.from('{"name":"\xff"}', 'latin1'),
      Buffer.from(`[${'0,'.repeat(megabyte / 2 - 2)}0]`),
      Buffer.from('['.repeat(megabyte)),
      Buffer.from(`{"name":${'['.repeat(100)}${']'.repeat(100)}}`),
      Buffer.from(`{"name":{"name":"${'x'.repeat(megabyte - 100)}"}}`),
      Buffer.from(`{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":{}`).join(',')}}`),
    ];
    for (const content of hostile) await publish(content);
    const created: number[] = [];
    for (const content of hostile) created.push(await city.createCommons(municipalityId, digestOf(content)));
    await untilIndexed(stack.graphUrl, await city.client.getBlockNumber());
    await until('every hostile document is indexed', async () => {
      const documents = await Promise.all(created.map(documentOf));
      return documents.every((document) => document !== null);
    });
    for (const commonsId of created) expect((await documentOf(commonsId))?.name).to.equal('');

    const document = commonsDocument('Orto dopo la tempesta');
    await publish(document);
    const commonsId = await city.createCommons(municipalityId, digestOf(document));
    await until('the index goes on', async () => {
      const head = await indexHead(stack.graphUrl);
      return (
        BigInt(head.block.number) >= (await city.client.getBlockNumber()) - 2n &&
        (await documentOf(commonsId).catch(() => null)) !== null
      );
    });
    expect((await indexHead(stack.graphUrl)).hasIndexingErrors).to.equal(false);
    expect((await documentOf(commonsId))?.name).to.equal('Orto dopo la tempesta');
  });
});
