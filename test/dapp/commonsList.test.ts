import { expect } from 'chai';
import type { CommonsSummary } from '../../dapp/src/entities/commons/commons.ts';
import { countFilters, distance, filterCommons } from '../../dapp/src/features/commons/filterCommons.ts';

function commons(
  number: number,
  city: number,
  name: string,
  latitude: number,
  longitude: number,
): CommonsSummary {
  return {
    number,
    latitude,
    longitude,
    status: 'Active',
    memberCount: 10,
    openBallots: number % 2,
    municipality: { number: city, name: `City ${city}` },
    document: {
      version: 1,
      name,
      kind: number === 1 ? 'house' : 'park',
      language: 'it',
      address: 'Via Edoardo Rubino 45',
      city: `City ${city}`,
      summary: '',
      description: '',
    },
  };
}

const cascina = commons(1, 1, 'Cascina Roccafranca', 45.0409, 7.6238);
const park = commons(2, 2, 'Πάρκο Ναυαρίνου', 37.9852, 23.7376);
const garden = commons(3, 3, 'Le Trèfle d’Éole', 48.8925, 2.3661);
const all = [cascina, park, garden];
const nobody: ReadonlySet<number> = new Set();

describe('the list of commons', () => {
  it('finds words without minding accents, case and order', () => {
    expect(filterCommons(all, { q: 'παρκο ναυαρινου' }, nobody)).to.deep.equal([park]);
    expect(filterCommons(all, { q: 'eole TREFLE' }, nobody)).to.deep.equal([garden]);
    expect(filterCommons(all, { q: 'rubino' }, nobody)).to.have.length(3);
    expect(filterCommons(all, { q: 'nowhere' }, nobody)).to.deep.equal([]);
  });

  it('narrows by city, kind, open ballots and mine, all together', () => {
    expect(filterCommons(all, { city: 2 }, nobody)).to.deep.equal([park]);
    expect(filterCommons(all, { kind: 'park' }, nobody)).to.deep.equal([park, garden]);
    expect(filterCommons(all, { open: true }, nobody)).to.deep.equal([cascina, garden]);
    expect(filterCommons(all, { mine: true }, new Set([3]))).to.deep.equal([garden]);
    expect(filterCommons(all, { open: true, kind: 'park', mine: true }, new Set([1, 3]))).to.deep.equal([
      garden,
    ]);
  });

  it('says how many filters are on; the words that are looked for stand in their own field', () => {
    expect(countFilters({ q: 'park' })).to.equal(0);
    expect(countFilters({ city: 2, open: true, mine: true })).to.equal(3);
    expect(countFilters({ kind: 'park', open: false })).to.equal(1);
  });

  it('shows a commons without a document, but not under a kind or a word it does not have', () => {
    const bare = { ...park, document: undefined };
    expect(filterCommons([bare], {}, nobody)).to.deep.equal([bare]);
    expect(filterCommons([bare], { q: 'city 2' }, nobody)).to.deep.equal([bare]);
    expect(filterCommons([bare], { kind: 'park' }, nobody)).to.deep.equal([]);
  });

  it('puts the nearest first where the reader said where she is', () => {
    const lyon = { latitude: 45.764, longitude: 4.8357 };
    expect(filterCommons(all, {}, nobody, lyon)).to.deep.equal([cascina, garden, park]);
    // Turin to Paris, as an atlas has it.
    expect(distance(cascina, garden)).to.be.closeTo(583_000, 5_000);
  });
});
