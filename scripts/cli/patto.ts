// `npm run patto -- ...`: what a municipality, an auditor or a researcher does from a terminal.
import { Command, CommanderError } from 'commander';
import { addCommands } from './commands/commands.ts';

const program = new Command('patto')
  .description('Software for urban commons: run, recount and audit ballots on a public record')
  .exitOverride()
  .showHelpAfterError('(--help shows what there is)');
addCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has said what is wrong; only asking for help ends well.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
  if (error.exitCode !== 0 && process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: error.message.replace(/^error: /, '') })}\n`);
}
