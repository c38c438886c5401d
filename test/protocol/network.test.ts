import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { addressesByName, followedAddresses } from '@patto/protocol/network/addresses';
import {
  ballotRange,
  type BallotBox,
  boxOf,
  boxToOpenIn,
  findBox,
  UnknownBoxError,
} from '@patto/protocol/network/ballotBoxes';
import {
  contractEntries,
  deployedBoxes,
  ignitionModules,
  singletonKeys,
} from '@patto/protocol/network/contracts';
import { checksumsHold } from '@patto/protocol/network/checksums';
import { type ContractAddresses, Deployment } from '@patto/protocol/network/description';
import { roles } from '@patto/protocol/network/roles';
import * as v from 'valibot';
import { type Address, pad, toHex } from 'viem';
import { followed, withDataSources } from '../../scripts/generate/dataSources.ts';
import { manifestFor, readManifest } from '../../scripts/network/manifest.ts';

const at = (number: number): Address => pad(toHex(number), { size: 20 });
const box = (number: number): BallotBox => ({ number, kind: 'points', address: at(100 + number) });
const contracts = Object.fromEntries(singletonKeys.map((key, i) => [key, at(i + 1)])) as ContractAddresses;
const described: Deployment = { startBlock: 7, contracts, ballotBoxes: [box(0), box(2)] };

describe('the ballot boxes of a network', () => {
  it('are found by the numbers of their ballots, from the first to the last', () => {
    for (const { number, address } of described.ballotBoxes) {
      const { first, last } = ballotRange(number);
      for (const ballot of [first, last]) expect(boxOf(described, ballot).address).to.equal(address);
    }
    expect(ballotRange(0)).to.deep.equal({ first: 1, last: 100_000_000 });
    expect(ballotRange(20).last).to.be.lessThan(2 ** 31);
  });

  it('leave a number of no box unknown', () => {
    for (const ballot of [0, -1, 100_000_001, 200_000_000, 300_000_001, 2 ** 32]) {
      expect(findBox(described, ballot), String(ballot)).to.equal(undefined);
      expect(() => boxOf(described, ballot)).to.throw(UnknownBoxError, `no ballot ${ballot}`);
    }
  });

  it('take new ballots in the newest, in whatever order they are described', () => {
    expect(boxToOpenIn({ ballotBoxes: [box(2), box(0)] }, 'points')).to.deep.equal(box(2));
    expect(() => boxToOpenIn({ ballotBoxes: [] }, 'points')).to.throw('no ballot box');
  });

  it('have names of their own, and are all followed', () => {
    expect(addressesByName(described)).to.include({ ballotBox: at(100), ballotBox2: at(102) });
    expect(followedAddresses(described)).to.include.members([at(100), at(102)]);
    expect(followedAddresses(described)).to.not.include(contracts.forwarder);
  });
});

describe('the description of a network', () => {
  const refused = (change: Record<string, unknown>) => !v.is(Deployment, { ...described, ...change });

  it('is taken where every contract has an address, and refused where one has not', () => {
    expect(v.parse(Deployment, described)).to.deep.equal(described);
    for (const key of singletonKeys) {
      expect(refused({ contracts: { ...contracts, [key]: undefined } }), key).to.equal(true);
    }
  });

  it('is refused with an address that has a wrong checksum, where a person wrote it', () => {
    const membership = '0x5fBDB2315678afecb367f032d93F642f64180aa3';
    const written = v.pipe(Deployment, v.check(checksumsHold));
    expect(v.is(written, described)).to.equal(true);
    expect(v.is(written, { ...described, contracts: { ...contracts, membership } })).to.equal(false);
    expect(v.is(written, { ...described, ballotBoxes: [{ ...box(0), address: membership }] })).to.equal(
      false,
    );
  });

  it('is refused without a box, with two of one number, and with one whose ballots nobody could count', () => {
    for (const ballotBoxes of [[], [box(0), box(0)], [box(21)], [{ ...box(0), kind: 'unheard of' }]]) {
      expect(refused({ ballotBoxes }), JSON.stringify(ballotBoxes)).to.equal(true);
    }
  });
});

describe('the table of contracts', () => {
  it('names a contract once, by each of its names', () => {
    for (const field of ['name', 'source', 'ignition'] as const) {
      const all = contractEntries.flatMap((entry) => entry[field] ?? []);
      expect(new Set(all).size, field).to.equal(all.length);
    }
  });

  it('says of every contract where Ignition deploys it', () => {
    for (const { name, ignition, ballots } of contractEntries) {
      const places =
        deployedBoxes.filter(({ kind }) => kind === ballots).length + (ignition === undefined ? 0 : 1);
      expect(places, name).to.be.greaterThan(0);
    }
  });
});

describe('what is deployed and what is indexed', () => {
  const files = (folder: string) =>
    readdirSync(new URL(`../../${folder}`, import.meta.url)).map((file) => file.replace('.ts', ''));

  it('stands in the table of contracts, module by module and handlers by handlers', () => {
    expect(files('ignition/modules').sort()).to.deep.equal([...ignitionModules, 'Patto'].sort());
    const handlers = followed.map(({ handlers: file }) => file.replace(/.*\/|\.ts/g, ''));
    expect(files('subgraph/src/handlers').sort()).to.deep.equal([...handlers, 'documents'].sort());
  });
});

describe('the roles of the AccessManager', () => {
  it('are those of Roles.sol, numbered from 1 without a gap', () => {
    const source = readFileSync(new URL('../../contracts/access/Roles.sol', import.meta.url), 'utf8');
    const constants = [...source.matchAll(/constant (\w+) = (\d+);/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(constants).to.eql(Object.entries(roles).map(([name, value]) => [name, value.toString()]));
    expect(Object.values(roles)).to.eql(Object.keys(roles).map((_, place) => BigInt(place + 1)));
  });
});

describe("the subgraph's manifest for a network", () => {
  const text = readFileSync(new URL('../../subgraph/subgraph.yaml', import.meta.url), 'utf8');

  it('follows every contract where it is, and a further box like the first of its kind', () => {
    const before = readManifest(text);
    const { dataSources } = JSON.parse(
      JSON.stringify(readManifest(manifestFor(text, 'sepolia', { ...described, ballotBoxes: [box(0)] }))),
    ) as typeof before;
    expect(dataSources.map(({ name }) => name)).to.have.members(before.dataSources.map(({ name }) => name));
    for (const { network, source } of dataSources) {
      expect(network).to.equal('sepolia');
      expect(source.startBlock).to.equal(7);
    }

    const two = manifestFor(text, 'sepolia', described);
    for (const part of ['name: BallotBox\n', 'name: BallotBox2\n', at(100), at(102)])
      expect(two).to.include(part);
    expect(two.match(/handler: handleVotesCast/g)).to.have.length(2);
  });

  it('has the data sources that the table of contracts and the names of the handlers make', () => {
    expect(withDataSources(text)).to.equal(text);
  });

  it('is refused where it follows what the table does not know, or leaves a contract out', () => {
    expect(() => readManifest(text.replace('name: Reputation', 'name: Fame'))).to.throw(
      'no Reputation, unknown Fame',
    );
  });
});
