import { expect } from 'chai';
import { citySketches } from '../../dapp/src/features/commons/citySketch.ts';
import type { CommonsSummary } from '../../dapp/src/entities/commons/commons.ts';

function commons(number: number, city: number, latitude: number, longitude: number): CommonsSummary {
  return {
    number,
    latitude,
    longitude,
    status: 'Active',
    memberCount: 0,
    openBallots: 0,
    municipality: { number: city, name: undefined },
    document: undefined,
  };
}

describe('the sketch on a commons’ card', () => {
  it('has the north above, the east on the right, and only the same city', () => {
    const sketches = citySketches([
      commons(1, 1, 45.1, 7.6),
      commons(2, 1, 45.0, 7.7),
      commons(3, 2, 48.8, 2.3),
    ]);
    const north = sketches.get(1);
    expect(north?.here.y).to.be.closeTo(0, 1e-9);
    expect(north?.here.x).to.be.lessThan(0.5);
    expect(north?.others).to.have.length(1);
    expect(north?.others[0]?.y).to.be.closeTo(1, 1e-9);
    expect(north?.others[0]?.x).to.be.greaterThan(0.5);
  });

  it('keeps the proportions of the ground: a degree east is shorter than a degree north', () => {
    const sketches = citySketches([commons(1, 1, 60, 10), commons(2, 1, 60.1, 10.1)]);
    const { here, others } = sketches.get(1) ?? { here: { x: 0, y: 0 }, others: [] };
    const other = others[0] ?? here;
    expect((other.x - here.x) / (here.y - other.y)).to.be.closeTo(0.5, 0.01);
  });

  it('puts the only commons of a city, or those of one address, in the middle', () => {
    expect(citySketches([commons(1, 1, 45, 7)]).get(1)).to.deep.equal({
      here: { x: 0.5, y: 0.5 },
      others: [],
    });
    const together = citySketches([commons(1, 1, 45, 7), commons(2, 1, 45, 7)]).get(2);
    expect(together?.here).to.deep.equal({ x: 0.5, y: 0.5 });
    expect(together?.others).to.deep.equal([{ x: 0.5, y: 0.5 }]);
  });
});
