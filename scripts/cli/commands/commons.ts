import { InvalidArgumentError, type Command } from 'commander';
import type { Address } from 'viem';
import { setSteward } from '@patto/protocol/acts/members';
import { CommonsDocument } from '@patto/protocol/documents/documents';
import { createdCommons } from '../chain/created.ts';
import { putDocument } from '../chain/documents.ts';
import { connect, type NetworkOptions } from '../chain/network.ts';
import { sendAs } from '../chain/sender.ts';
import { printable } from '../printable.ts';
import { conclude, type Outcome } from '../outcome.ts';
import { accountAddress } from './accounts.ts';
import { readDocumentFile } from './documentFile.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber } from './numbers.ts';

interface Options extends NetworkOptions {
  json?: boolean;
}

interface Place {
  municipality: number;
  /** 1e-6 degrees */
  latitude: number;
  /** 1e-6 degrees */
  longitude: number;
}

/** `patto commons create` and `patto commons steward` */
export function addCommons(commons: Command): void {
  withNetworkOptions(
    commons
      .command('create')
      .argument('<document>', 'JSON file with its name, kind and texts (docs/documents.md)')
      .summary('put a commons on the map')
      .description("As the municipality's admin, whose private key is in PATTO_KEY.")
      .requiredOption('--municipality <number>', 'the municipality that recognises it', recordNumber)
      .requiredOption('--latitude <degrees>', 'south is negative: 45.0409', degrees(90))
      .requiredOption('--longitude <degrees>', 'west is negative: 7.6237', degrees(180)),
  ).action((document: string, options: Options & Place) =>
    conclude(options, () => create(document, options)),
  );
  withNetworkOptions(
    commons
      .command('steward')
      .argument('<commons>', "the commons' number", recordNumber)
      .argument('<account>', "a member's account", accountAddress)
      .summary('make a member a steward, or no longer')
      .description("As the municipality's admin, whose private key is in PATTO_KEY.")
      .option('--end', 'end the stewardship', false),
  ).action((number: number, account: Address, options: Options & { end: boolean }) =>
    conclude(options, () => entrust(number, account, options)),
  );
}

async function create(path: string, options: Options & Place): Promise<Outcome> {
  const { document, content } = await readDocumentFile(path, CommonsDocument, "commons'");
  const { municipality, latitude, longitude } = options;
  const network = await connect(options);
  const metadataDigest = await putDocument(network, content);
  const commons = await createdCommons(network, {
    municipalityId: municipality,
    metadataDigest,
    latitude,
    longitude,
  });
  return {
    json: { commons, municipality, latitude, longitude, metadataDigest },
    text: `Commons ${commons}: ${printable(document.name)}`,
    exitCode: 0,
  };
}

async function entrust(
  commons: number,
  account: Address,
  options: Options & { end: boolean },
): Promise<Outcome> {
  const network = await connect(options);
  const steward = !options.end;
  const purpose = steward ? 'make the member a steward' : 'end the stewardship';
  const call = setSteward(network.contracts.membership, { commonsId: commons, account, steward });
  await sendAs(network, 'municipality', purpose, call);
  return {
    json: { commons, account, steward },
    text: `${account} is ${steward ? 'a' : 'no longer a'} steward of commons ${commons}.`,
    exitCode: 0,
  };
}

/** An option's parser that takes degrees and gives 1e-6 degrees. */
function degrees(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d+(\.\d+)?$/.test(text) && Math.abs(value) <= most) return Math.round(value * 1e6);
    throw new InvalidArgumentError(`It must be degrees from -${most} to ${most}, like 45.0409.`);
  };
}
