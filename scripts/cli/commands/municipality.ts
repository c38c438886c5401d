import type { Command } from 'commander';
import type { Address } from 'viem';
import { setIssuer } from '@patto/protocol/acts/municipalities';
import { MunicipalityDocument } from '@patto/protocol/documents/documents';
import { registeredMunicipality } from '../chain/created.ts';
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

/** `patto municipality register` and `patto municipality issuer` */
export function addMunicipality(municipality: Command): void {
  withNetworkOptions(
    municipality
      .command('register')
      .argument('<document>', 'JSON file with its name, country and language (docs/documents.md)')
      .summary('let a municipality in')
      .description(
        "As the registrar, whose private key is in PATTO_REGISTRAR_KEY (on the local chain a test account's).",
      )
      .requiredOption('--admin <address>', 'the account that acts for the municipality', accountAddress),
  ).action((document: string, options: Options & { admin: Address }) =>
    conclude(options, () => register(document, options)),
  );
  withNetworkOptions(
    municipality
      .command('issuer')
      .argument('<municipality>', "the municipality's number", recordNumber)
      .argument('<account>', "the issuer's account", accountAddress)
      .summary('trust an issuer of eligibility, or no longer')
      .description("As the municipality's admin, whose private key is in PATTO_KEY.")
      .option('--end', 'trust it no longer', false),
  ).action((number: number, account: Address, options: Options & { end: boolean }) =>
    conclude(options, () => trust(number, account, options)),
  );
}

async function register(path: string, options: Options & { admin: Address }): Promise<Outcome> {
  const { document, content } = await readDocumentFile(path, MunicipalityDocument, "municipality's");
  const network = await connect(options);
  const metadataDigest = await putDocument(network, content);
  const municipality = await registeredMunicipality(network, { admin: options.admin, metadataDigest });
  return {
    json: { municipality, admin: options.admin, metadataDigest },
    text: `Municipality ${municipality}: ${printable(document.name)}`,
    exitCode: 0,
  };
}

async function trust(
  municipality: number,
  account: Address,
  options: Options & { end: boolean },
): Promise<Outcome> {
  const network = await connect(options);
  const trusted = !options.end;
  const purpose = trusted ? 'trust the issuer' : 'end the trust in the issuer';
  const setting = { municipalityId: municipality, issuer: account, trusted };
  await sendAs(network, 'municipality', purpose, setIssuer(network.contracts.commonsRegistry, setting));
  return {
    json: { municipality, issuer: account, trusted },
    text: trusted
      ? `Municipality ${municipality} trusts what ${account} signs.`
      : `Municipality ${municipality} no longer trusts what ${account} signs. Members who joined stay members.`,
    exitCode: 0,
  };
}
