// `npm run patto -- ...`: what a municipality, an auditor or a researcher does from a terminal.
import { Command, CommanderError } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addBallotAnswer } from './commands/ballotAnswer.ts';
import { addBallotExport } from './commands/ballotExport.ts';
import { addBallotImport } from './commands/ballotImport.ts';
import { addBallotOpen } from './commands/ballotOpen.ts';
import { addBallotRecount } from './commands/ballotRecount.ts';
import { addBallotSettle } from './commands/ballotSettle.ts';
import { addCommons } from './commands/commons.ts';
import { addCommonsReputation } from './commands/commonsReputation.ts';
import { addEligibilityIssue } from './commands/eligibilityIssue.ts';
import { addMunicipality } from './commands/municipality.ts';

const program = new Command('patto')
  .description('Software for urban commons: run, recount and audit ballots on a public record')
  .exitOverride()
  .showHelpAfterError('(--help shows what there is)');

const ballot = program.command('ballot').description('open, settle, recount, import and export ballots');
addBallotImport(ballot);
addBallotRecount(ballot);
addBallotExport(ballot);
addBallotOpen(ballot);
addBallotSettle(ballot);
addBallotAnswer(ballot);
addMunicipality(
  program.command('municipality').description('let municipalities in, and say whose word they take'),
);
const commons = program
  .command('commons')
  .description('create commons, entrust their stewards, thank their members');
addCommons(commons);
addCommonsReputation(commons);
addEligibilityIssue(program.command('eligibility').description('say who may join'));
addAudit(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has said what is wrong; only asking for help ends well.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
  if (error.exitCode !== 0 && process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: error.message.replace(/^error: /, '') })}\n`);
}
