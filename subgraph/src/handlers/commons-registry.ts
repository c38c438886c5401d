import { BigInt, Bytes } from '@graphprotocol/graph-ts';

import {
  CommonsCreated,
  CommonsStatusChanged,
  CommonsUpdated,
  IssuerSet,
  MunicipalityAdminChanged,
  MunicipalityAdminOffered,
  MunicipalityRegistered,
  MunicipalityUpdated,
} from '../../generated/CommonsRegistry/CommonsRegistry';
import { Commons, Issuer, Municipality } from '../../generated/schema';
import { CommonsFile, MunicipalityFile } from '../../generated/templates';
import { cidOf, isPublished } from '../cid';
import { accountIn, numberId } from '../ids';
import { roleChange, saveMunicipalRole } from '../role-changes';
import { timestamp } from '../timestamps';

export function handleMunicipalityRegistered(event: MunicipalityRegistered): void {
  const number = event.params.municipalityId.toI32();
  const municipality = new Municipality(numberId(number));
  municipality.number = number;
  municipality.admin = event.params.admin;
  municipality.commonsCount = 0;
  municipality.createdAtBlock = event.block.number;
  municipality.createdAt = timestamp(event.block.timestamp);
  describeMunicipality(municipality, event.params.metadataDigest);
  municipality.save();
  saveMunicipalRole(roleChange(event, 0, 'municipalityAdmin', event.params.admin, true), municipality.id);
}

export function handleMunicipalityUpdated(event: MunicipalityUpdated): void {
  const municipality = Municipality.load(numberId(event.params.municipalityId.toI32()));
  if (municipality === null) return;
  describeMunicipality(municipality, event.params.metadataDigest);
  municipality.save();
}

export function handleMunicipalityAdminOffered(event: MunicipalityAdminOffered): void {
  const municipality = Municipality.load(numberId(event.params.municipalityId.toI32()));
  if (municipality === null) return;
  municipality.adminCandidate = event.params.candidate;
  municipality.save();
}

export function handleMunicipalityAdminChanged(event: MunicipalityAdminChanged): void {
  const municipality = Municipality.load(numberId(event.params.municipalityId.toI32()));
  if (municipality === null) return;
  municipality.admin = event.params.admin;
  municipality.adminCandidate = null;
  municipality.save();
  saveMunicipalRole(
    roleChange(event, 0, 'municipalityAdmin', event.params.previousAdmin, false),
    municipality.id,
  );
  saveMunicipalRole(roleChange(event, 1, 'municipalityAdmin', event.params.admin, true), municipality.id);
}

export function handleIssuerSet(event: IssuerSet): void {
  const municipality = numberId(event.params.municipalityId.toI32());
  const issuer = new Issuer(accountIn(municipality, event.params.issuer));
  issuer.municipality = municipality;
  issuer.account = event.params.issuer;
  issuer.trusted = event.params.trusted;
  issuer.changedAt = timestamp(event.block.timestamp);
  issuer.save();
  saveMunicipalRole(roleChange(event, 0, 'issuer', event.params.issuer, event.params.trusted), municipality);
}

export function handleCommonsCreated(event: CommonsCreated): void {
  const number = event.params.commonsId.toI32();
  const municipalityId = numberId(event.params.municipalityId.toI32());
  const commons = new Commons(numberId(number));
  commons.number = number;
  commons.municipality = municipalityId;
  commons.latitude = event.params.latitude;
  commons.longitude = event.params.longitude;
  commons.status = 'Active';
  commons.memberCount = 0;
  commons.reputation = BigInt.zero();
  commons.ballotCount = 0;
  commons.uncountedBallots = [];
  commons.createdAtBlock = event.block.number;
  commons.createdAt = timestamp(event.block.timestamp);
  describeCommons(commons, event.params.metadataDigest);
  commons.save();

  const municipality = Municipality.load(municipalityId);
  if (municipality === null) return;
  municipality.commonsCount += 1;
  municipality.save();
}

export function handleCommonsUpdated(event: CommonsUpdated): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  commons.latitude = event.params.latitude;
  commons.longitude = event.params.longitude;
  describeCommons(commons, event.params.metadataDigest);
  commons.save();
}

export function handleCommonsStatusChanged(event: CommonsStatusChanged): void {
  const commons = Commons.load(numberId(event.params.commonsId.toI32()));
  if (commons === null) return;
  commons.status = statusName(event.params.status);
  commons.save();
}

function describeMunicipality(municipality: Municipality, digest: Bytes): void {
  municipality.metadataDigest = digest;
  municipality.metadata = null;
  if (!isPublished(digest)) return;
  const cid = cidOf(digest);
  municipality.metadata = cid;
  MunicipalityFile.create(cid);
}

function describeCommons(commons: Commons, digest: Bytes): void {
  commons.metadataDigest = digest;
  commons.metadata = null;
  if (!isPublished(digest)) return;
  const cid = cidOf(digest);
  commons.metadata = cid;
  CommonsFile.create(cid);
}

/** The contract's CommonsStatus; 0 (None) is never emitted. */
function statusName(status: i32): string {
  if (status == 1) return 'Active';
  return status == 2 ? 'Suspended' : 'Closed';
}
