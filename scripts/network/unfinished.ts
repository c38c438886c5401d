// Apart from deployment.ts, because it takes Ignition, for which a start would wait.
import { FutureType, type IgnitionModule } from '@nomicfoundation/ignition-core';
import Patto from '../../ignition/modules/Patto.ts';

/** What is done by a transaction; everything else follows from these. */
const byTransaction: ReadonlySet<FutureType> = new Set([
  FutureType.NAMED_ARTIFACT_CONTRACT_DEPLOYMENT,
  FutureType.CONTRACT_DEPLOYMENT,
  FutureType.CONTRACT_CALL,
]);

/** The steps of a deployment that are not among those done, by Ignition's ids: contracts, bindings of functions, grants. */
export function unfinishedSteps(done: ReadonlySet<string>): string[] {
  return [...stepsOf(Patto)].filter((id) => !done.has(id));
}

function stepsOf(module: IgnitionModule): Set<string> {
  const own = [...module.futures].filter(({ type }) => byTransaction.has(type)).map(({ id }) => id);
  return new Set([...[...module.submodules].flatMap((part) => [...stepsOf(part)]), ...own]);
}
