import type { ReactNode } from 'react';
import { emptySlot } from '../../shared/start/slot.ts';
import type { Moment } from './phase.ts';
import type { BallotDetail } from './queries.ts';

/** What can be done to a ballot's course beside voting in it, below the ballot and below its result. */
export const ballotControl = emptySlot<(ballot: BallotDetail, moment: Moment) => ReactNode>();
