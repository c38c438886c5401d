import type { Command } from 'commander';
import type { Address, Hex } from 'viem';
import type { Call } from '@patto/protocol/acts/act';
import { awardReputation, revokeReputation } from '@patto/protocol/acts/reputation';
import { ContributionDocument, digestOf } from '@patto/protocol/documents/documents';
import { readCommons } from '../chain/commonsFacts.ts';
import { putDocument } from '../chain/documents.ts';
import { connect, type Network, type NetworkOptions } from '../chain/network.ts';
import { roleAccount } from '../chain/roleAccount.ts';
import { startSender } from '../chain/sender.ts';
import { badInput } from '../failure.ts';
import { printable } from '../printable.ts';
import { conclude, type Outcome } from '../outcome.ts';
import type { Reporter } from '../reporter.ts';
import { accountAddress } from './accounts.ts';
import { readDocumentFile } from './documentFile.ts';
import { withNetworkOptions } from './networkOptions.ts';
import { recordNumber, wholeNumber } from './numbers.ts';

/** The most that the contract takes in one award. */
const mostAccounts = 200;

const points = wholeNumber(1, 2 ** 32 - 1);

const aboutEvidence =
  'The evidence becomes public on IPFS for good, so nothing personal may be in it: no name, address or contact of ' +
  'anybody. The file is like { "version": 1, "language": "en", "title": "Watered the beds in July" } ' +
  '(docs/documents.md).';

const whenStopped =
  'Stopped. If the transaction was on its way it takes effect: look at the commons before you repeat it.';

interface Options extends NetworkOptions {
  json?: boolean;
  account: Address[];
  amount: number;
}

/** `patto commons award` and `patto commons revoke` */
export function addCommonsReputation(commons: Command): void {
  withNetworkOptions(
    commons
      .command('award')
      .argument('<commons>', "the commons' number", recordNumber)
      .argument('<evidence>', 'JSON file that says what was done, and nothing personal')
      .summary('thank members with points for a contribution')
      .description(
        "As a steward of the commons, never for herself, or its municipality's admin, whose private key is in PATTO_KEY " +
          `(on the local chain the admin of imported municipalities). ${aboutEvidence}`,
      )
      .requiredOption(
        '--account <address>',
        `a member's account; once for each, at most ${mostAccounts}`,
        oneMore,
      )
      .requiredOption('--amount <points>', 'points for each of them', points),
  ).action((number: number, evidence: string, options: Options) =>
    conclude(options, (reporter) => award(number, evidence, options, reporter), whenStopped),
  );
  withNetworkOptions(
    commons
      .command('revoke')
      .argument('<commons>', "the commons' number", recordNumber)
      .argument('<evidence>', 'JSON file that says why, and nothing personal')
      .summary("take a member's points back")
      .description(
        "As the municipality's admin, whose private key is in PATTO_KEY (on the local chain the admin of imported " +
          `municipalities). ${aboutEvidence}`,
      )
      .requiredOption('--account <address>', "the member's account", oneMore)
      .requiredOption('--amount <points>', 'points to take back', points),
  ).action((number: number, evidence: string, options: Options) =>
    conclude(options, (reporter) => revoke(number, evidence, options, reporter), whenStopped),
  );
}

async function award(commons: number, path: string, options: Options, reporter: Reporter): Promise<Outcome> {
  const { account: accounts, amount } = options;
  checkAccounts(accounts);
  const { document, content } = await readDocumentFile(path, ContributionDocument, 'evidence');
  checkAgreement(path, document, options);
  const network = await connect(options);
  const written = await write(network, commons, content, reporter, {
    purpose: 'award the points',
    call: (evidenceDigest) =>
      awardReputation(network.contracts.reputation, {
        commonsId: commons,
        accounts,
        amounts: accounts.map(() => amount),
        evidenceDigest,
      }),
  });
  const each =
    accounts.length === 1
      ? `1 member of commons ${commons} got ${pointsText(amount)}`
      : `${accounts.length} members of commons ${commons} got ${pointsText(amount)} each`;
  return {
    json: { commons, accounts, amount, ...written },
    text: `${each}: ${printable(document.title)}`,
    exitCode: 0,
  };
}

async function revoke(commons: number, path: string, options: Options, reporter: Reporter): Promise<Outcome> {
  const { amount } = options;
  const [account, another] = options.account;
  if (account === undefined || another !== undefined) {
    throw badInput('Points are taken back from one account at a time. Nothing was sent.');
  }
  const { document, content } = await readDocumentFile(path, ContributionDocument, 'evidence');
  const network = await connect(options);
  const written = await write(network, commons, content, reporter, {
    purpose: 'take the points back',
    call: (evidenceDigest) =>
      revokeReputation(network.contracts.reputation, { commonsId: commons, account, amount, evidenceDigest }),
  });
  return {
    json: { commons, account, amount, ...written },
    text: `${account} has ${pointsText(amount)} less in commons ${commons}: ${printable(document.title)}`,
    exitCode: 0,
  };
}

/** Puts the evidence where everybody finds it and its digest on the chain, or neither where the chain refuses. */
async function write(
  network: Network,
  commons: number,
  content: Uint8Array,
  reporter: Reporter,
  { purpose, call }: { purpose: string; call: (evidenceDigest: Hex) => Call },
): Promise<{ evidenceDigest: Hex; by: Address; transaction: Hex }> {
  await readCommons(network, commons);
  const sender = await startSender(network, roleAccount(network, 'municipality'));
  const transaction = { ...call(digestOf(content)), purpose };
  await sender.tryOut(transaction);
  const evidenceDigest = await putDocument(network, content);
  reporter.say('The evidence is public. Waiting for the chain.');
  const { transactionHash } = await sender.send(transaction);
  return { evidenceDigest, by: sender.address, transaction: transactionHash };
}

function checkAccounts(accounts: readonly Address[]): void {
  const twice = accounts.find((account, position) => accounts.indexOf(account) !== position);
  if (twice !== undefined) throw badInput(`${twice} is named twice. Nothing was sent.`);
  if (accounts.length > mostAccounts) {
    throw badInput(
      `One award takes at most ${mostAccounts} accounts, not ${accounts.length}: give the rest another with the same ` +
        'evidence. Nothing was sent.',
    );
  }
}

/** The public words and the figures on the chain stay side by side for good. */
function checkAgreement(path: string, evidence: ContributionDocument, { amount }: Options): void {
  if (evidence.points !== undefined && evidence.points !== amount) {
    throw badInput(
      `${path} speaks of ${pointsText(evidence.points)}, --amount of ${amount}. Nothing was sent.`,
    );
  }
}

function pointsText(amount: number): string {
  return amount === 1 ? '1 point' : `${amount} points`;
}

/** An option's parser that takes one account each time that the option is given. */
function oneMore(text: string, before: readonly Address[] = []): Address[] {
  return [...before, accountAddress(text)];
}
