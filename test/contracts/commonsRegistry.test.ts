import { expect } from 'chai';
import { keccak256, zeroAddress } from 'viem';
import { foundCommons, foundMunicipality } from './support/commons.ts';
import { eventsOf, expectRefused } from './support/outcome.ts';
import { withPatto } from './support/scene.ts';

const digest = keccak256('0x05');

describe('CommonsRegistry', () => {
  const scene = withPatto(async (patto) => ({
    municipalityId: await foundMunicipality(patto),
    commonsId: await foundCommons(patto),
  }));

  describe('municipalities', () => {
    it('are recognised by the registrar only', async () => {
      const { patto } = scene();
      const { registry, people } = patto;
      const args = [people.stranger.account.address, digest] as const;
      for (const person of [people.admin, people.deployer, people.guardian, people.stranger]) {
        const call = registry.write.registerMunicipality(args, { account: person.account });
        await expectRefused(call, 'AccessManagedUnauthorized');
      }
      const call = registry.write.registerMunicipality(args, { account: people.registrar.account });
      const [event] = await eventsOf(patto, registry, call);
      expect(event?.args).to.deep.include({ municipalityId: 2, metadataDigest: digest });
      expect((await registry.read.municipalityAdmin([2])).toLowerCase()).to.equal(args[0]);
    });

    it('need an admin', async () => {
      const { registry, people } = scene().patto;
      const call = registry.write.registerMunicipality([zeroAddress, digest], {
        account: people.registrar.account,
      });
      await expectRefused(call, 'CommonsRegistryInvalidAdmin');
    });

    it('have their document replaced by their admin only', async () => {
      const { patto, municipalityId } = scene();
      const { registry, people } = patto;
      const args = [municipalityId, digest] as const;
      await expectRefused(
        registry.write.updateMunicipality(args, { account: people.registrar.account }),
        'CommonsRegistryNotMunicipalityAdmin',
      );
      await expectRefused(
        registry.write.updateMunicipality([99, digest], { account: people.admin.account }),
        'CommonsRegistryUnknownMunicipality',
      );
      const call = registry.write.updateMunicipality(args, { account: people.admin.account });
      const [event] = await eventsOf(patto, registry, call);
      expect(event?.eventName).to.equal('MunicipalityUpdated');
    });

    it('change hands only when the candidate accepts', async () => {
      const { patto, municipalityId } = scene();
      const { registry, people } = patto;
      const candidate = people.stranger.account;
      await expectRefused(
        registry.write.offerAdmin([municipalityId, candidate.address], { account: candidate }),
        'CommonsRegistryNotMunicipalityAdmin',
      );
      await expectRefused(
        registry.write.acceptAdmin([municipalityId], { account: candidate }),
        'CommonsRegistryNotCandidate',
      );
      await expectRefused(
        registry.write.acceptAdmin([99], { account: candidate }),
        'CommonsRegistryUnknownMunicipality',
      );
      await registry.write.offerAdmin([municipalityId, candidate.address], { account: people.admin.account });
      expect((await registry.read.municipalityAdmin([municipalityId])).toLowerCase()).to.equal(
        people.admin.account.address,
      );
      await registry.write.acceptAdmin([municipalityId], { account: candidate });
      expect((await registry.read.municipalityAdmin([municipalityId])).toLowerCase()).to.equal(
        candidate.address,
      );
      await expectRefused(
        registry.write.acceptAdmin([municipalityId], { account: candidate }),
        'CommonsRegistryNotCandidate',
      );
    });

    it('trust issuers by their admin only, and can stop', async () => {
      const { patto, municipalityId } = scene();
      const { registry, people } = patto;
      const issuer = people.stranger.account.address;
      await expectRefused(
        registry.write.setIssuer([municipalityId, issuer, true], { account: people.stranger.account }),
        'CommonsRegistryNotMunicipalityAdmin',
      );
      for (const trusted of [true, false]) {
        await registry.write.setIssuer([municipalityId, issuer, trusted], { account: people.admin.account });
        expect(await registry.read.isIssuer([municipalityId, issuer])).to.equal(trusted);
      }
    });
  });

  describe('commons', () => {
    it('are created by the admin of their municipality only, where they are on Earth', async () => {
      const { patto, municipalityId } = scene();
      const { registry, people } = patto;
      await expectRefused(
        registry.write.createCommons([municipalityId, 0, 0, digest], { account: people.stranger.account }),
        'CommonsRegistryNotMunicipalityAdmin',
      );
      const account = people.admin.account;
      for (const [latitude, longitude] of [
        [90_000_001, 0],
        [-90_000_001, 0],
        [0, 180_000_001],
        [0, -180_000_001],
      ] as const) {
        await expectRefused(
          registry.write.createCommons([municipalityId, latitude, longitude, digest], { account }),
          'CommonsRegistryInvalidPosition',
        );
      }
      await registry.write.createCommons([municipalityId, -90_000_000, 180_000_000, digest], { account });
      expect(await registry.read.commons([2])).to.deep.equal({
        municipalityId,
        latitude: -90_000_000,
        longitude: 180_000_000,
        status: 1,
        metadataDigest: digest,
      });
    });

    it('are moved and described anew by the admin only', async () => {
      const { patto, commonsId } = scene();
      const { registry, people } = patto;
      const args = [commonsId, 1, 2, digest] as const;
      await expectRefused(
        registry.write.updateCommons(args, { account: people.issuer.account }),
        'CommonsRegistryNotMunicipalityAdmin',
      );
      const account = people.admin.account;
      await expectRefused(
        registry.write.updateCommons([99, 1, 2, digest], { account }),
        'CommonsRegistryUnknownCommons',
      );
      await expectRefused(
        registry.write.updateCommons([commonsId, 1, 200_000_000, digest], { account }),
        'CommonsRegistryInvalidPosition',
      );
      await registry.write.updateCommons(args, { account });
      expect(await registry.read.commons([commonsId])).to.include({ latitude: 1, longitude: 2 });
    });

    it('are suspended, closed and activated by the admin only', async () => {
      const { patto, commonsId } = scene();
      const { registry, people } = patto;
      await expectRefused(
        registry.write.setCommonsStatus([commonsId, 2], { account: people.stranger.account }),
        'CommonsRegistryNotMunicipalityAdmin',
      );
      const account = people.admin.account;
      await expectRefused(
        registry.write.setCommonsStatus([commonsId, 0], { account }),
        'CommonsRegistryInvalidStatus',
      );
      for (const status of [2, 3, 1]) {
        await registry.write.setCommonsStatus([commonsId, status], { account });
        const [, found] = await registry.read.commonsAuthority([commonsId]);
        expect(found).to.equal(status);
      }
    });

    it('that nobody created have no authority', async () => {
      const { registry } = scene().patto;
      await expectRefused(registry.read.commonsAuthority([99]), 'CommonsRegistryUnknownCommons');
    });
  });
});
