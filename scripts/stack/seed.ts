import { chainId } from './chain.ts';
import { setClock } from './chainRpc.ts';
import { boxToOpenIn } from '@patto/protocol/network/ballotBoxes';
import type { Deployment } from '@patto/protocol/network/description';
import { athina } from './seed/athina.ts';
import { planCity } from './seed/city.ts';
import type { SeedContext } from './seed/context.ts';
import { documentStore } from './seed/documents.ts';
import { paris } from './seed/paris.ts';
import { residentsOf } from './seed/residents.ts';
import { createSender } from './seed/sender.ts';
import { Timeline } from './seed/timeline.ts';
import { torino } from './seed/torino.ts';

const cities = [torino, athina, paris];

/** Where the seed goes. */
export interface SeedTarget {
  readonly rpcUrl: string;
  readonly ipfsUrl: string;
  readonly deployment: Deployment;
}

/**
 * Fills a new chain, whose clock begins 40 days ago, with the commons of three cities and their history up to now.
 * @returns What there is now, in one line.
 */
export async function seed(target: SeedTarget): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const timeline = new Timeline();
  const { contracts: singletons } = target.deployment;
  const contracts = { ...singletons, ballotBox: boxToOpenIn(target.deployment, 'points').address };
  const context: SeedContext = {
    chainId,
    contracts,
    sender: createSender(target.rpcUrl, contracts),
    documents: documentStore(target.ipfsUrl),
    timeline,
    day: (days) => now + days * 24 * 3600,
  };
  let residents = 0;
  for (const city of cities) {
    planCity(context, city, residentsOf(city.residents, residents));
    residents += city.residents;
  }
  await timeline.play(target.rpcUrl);
  await setClock(target.rpcUrl, Math.floor(Date.now() / 1000));
  const commons = cities.flatMap((city) => city.commons);
  const ballots = commons.flatMap((each) => each.ballots);
  return `${cities.length} cities, ${commons.length} commons, ${residents} residents, ${ballots.length} ballots`;
}
