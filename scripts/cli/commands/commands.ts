import type { Command } from 'commander';
import { addAudit } from './audit.ts';
import { addBallotBreakTie } from './ballotBreakTie.ts';
import { addBallotExport } from './ballotExport.ts';
import { addBallotImport } from './ballotImport.ts';
import { addBallotOpen } from './ballotOpen.ts';
import { addBallotRecount } from './ballotRecount.ts';
import { addBallotSettle } from './ballotSettle.ts';
import { addCommons } from './commons.ts';
import { addCommonsReputation } from './commonsReputation.ts';
import { addEligibilityIssue } from './eligibilityIssue.ts';
import { addMember } from './member.ts';
import { addMunicipality } from './municipality.ts';

/** Commands on one kind of thing, `patto <name> ...`, in the order in which help shows them. */
interface Group {
  name: string;
  description: string;
  add: ((group: Command) => void)[];
}

/** All commands but for `patto audit`, which is on everything. */
const groups: readonly Group[] = [
  {
    name: 'ballot',
    description: 'open, settle, recount, import and export ballots',
    add: [
      addBallotImport,
      addBallotRecount,
      addBallotExport,
      addBallotOpen,
      addBallotSettle,
      addBallotBreakTie,
    ],
  },
  {
    name: 'municipality',
    description: 'let municipalities in, and say whose word they take',
    add: [addMunicipality],
  },
  {
    name: 'commons',
    description: 'create commons, entrust their stewards, thank their members',
    add: [addCommons, addCommonsReputation],
  },
  { name: 'eligibility', description: 'say who may join', add: [addEligibilityIssue] },
  {
    name: 'member',
    description: 'move a membership whose key is lost, or end one, in public',
    add: [addMember],
  },
];

/** Makes the program know all its commands. */
export function addCommands(program: Command): void {
  for (const { name, description, add } of groups) {
    const group = program.command(name).description(description);
    for (const addCommand of add) addCommand(group);
  }
  addAudit(program);
}
