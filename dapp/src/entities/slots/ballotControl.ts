import type { ReactNode } from 'react';
import { emptySlot } from '../../shared/start/slot.ts';
import type { BallotPhase } from '@patto/protocol/ballots/phase';
import type { BallotDetail } from '../ballot/queries.ts';

/** What can be done to a ballot's course beside voting in it, below the ballot and below its result. */
export const ballotControl = emptySlot<(ballot: BallotDetail, phase: BallotPhase) => ReactNode>();
