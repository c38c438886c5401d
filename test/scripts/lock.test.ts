import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { repository } from '../../scripts/repository.ts';

const Lock = v.object({
  packages: v.record(
    v.string(),
    v.object({
      link: v.optional(v.boolean(), false),
      resolved: v.optional(v.string()),
      integrity: v.optional(v.string()),
      engines: v.optional(v.unknown()),
    }),
  ),
});

describe('package-lock.json', () => {
  const { packages } = v.parse(Lock, JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')));
  const foreign = Object.entries(packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && !link,
  );

  it('says of every package what its bytes must hash to, so that no registry can give another', () => {
    expect(foreign).to.have.lengthOf.above(0);
    const unhashed = foreign.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true);
    expect(unhashed.map(([path]) => path)).to.deep.equal([]);
  });

  it('names no registry', () => {
    expect(foreign.filter(([, { resolved }]) => resolved !== undefined)).to.deep.equal([]);
  });

  it('lets npm compare its own Node with what this repository wants alone, and not with what packages want', () => {
    expect(foreign.filter(([, { engines }]) => engines !== undefined).map(([path]) => path)).to.deep.equal(
      [],
    );
    expect(packages['']?.engines).to.be.an('object');
  });
});
