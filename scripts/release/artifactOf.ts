import type { Artifact } from '@nomicfoundation/ignition-core';
import { currentRelease } from './release.ts';

/** A contract as Ignition deploys it: the kept release where its sources are the same, else what Hardhat has built. */
export async function artifactOf(contractName: string): Promise<Artifact> {
  const release = await currentRelease(contractName);
  if (release === undefined) return (await import('hardhat')).artifacts.readArtifact(contractName);
  const { sourceName, abi, bytecode } = release;
  return {
    _format: 'hh3-artifact-1',
    contractName,
    sourceName,
    abi,
    bytecode,
    deployedBytecode: '0x',
    linkReferences: {},
    deployedLinkReferences: {},
  };
}
