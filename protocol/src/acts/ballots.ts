// Opening ballots. All calls go to the box that keeps them.
import { encodeFunctionData, parseEventLogs, type Address, type Hex, type TransactionReceipt } from 'viem';
import { encodeMode } from '../ballots/encodedMode.ts';
import type { BallotMode } from '../ballots/mode.ts';
import { ballotBoxAbi as abi } from '../generated/abis.ts';
import type { Call } from './act.ts';
import { onlyEvent } from './receipt.ts';

/** A ballot to be put to the members of a commons. */
export interface BallotToOpen {
  commonsId: number;
  mode: BallotMode;
  /** Unix seconds; 0 for the block that opens it. */
  start: number;
  /** Unix seconds, the last moment for votes. */
  end: number;
  /** keccak256 of the sheet. */
  sheetDigest: Hex;
  /** sha2-256 of the public document. */
  metadataDigest: Hex;
}

/**
 * Opens or schedules a ballot. Only a steward of the commons or its municipality's admin.
 *
 * Refused by `BallotBoxOpeningPaused`, `CommonsRegistryUnknownCommons`, `BallotBoxNotAuthorized`,
 * `BallotBoxNotActiveCommons`, `BallotBoxInvalidMode`, `BallotBoxInvalidPeriod`, `BallotBoxFull`.
 */
export function openBallot(ballotBox: Address, ballot: BallotToOpen): Call {
  const { commonsId, mode, start, end, sheetDigest, metadataDigest } = ballot;
  const args = [commonsId, encodeMode(mode), start, end, sheetDigest, metadataDigest] as const;
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'open', args }) };
}

/** The number of the ballot that a transaction opened. @throws where it opened none */
export function ballotOpenedBy(receipt: TransactionReceipt): number {
  const { logs } = receipt;
  return onlyEvent(parseEventLogs({ abi, logs, eventName: 'BallotOpened' }), receipt).args.ballotId;
}

/**
 * Withdraws a ballot that has not started. Only a steward of the commons or its municipality's admin.
 *
 * Refused by `BallotBoxUnknownBallot`, `BallotBoxWrongPhase`, `BallotBoxNotAuthorized`.
 */
export function cancelBallot(ballotBox: Address, { ballotId }: { ballotId: number }): Call {
  return { to: ballotBox, data: encodeFunctionData({ abi, functionName: 'cancel', args: [ballotId] }) };
}

/**
 * Stops or resumes the opening of ballots; open ones go on. Only the guardian.
 *
 * Refused by `BallotBoxNotGuardian`.
 */
export function setOpeningPaused(ballotBox: Address, { paused }: { paused: boolean }): Call {
  return {
    to: ballotBox,
    data: encodeFunctionData({ abi, functionName: 'setOpeningPaused', args: [paused] }),
  };
}
