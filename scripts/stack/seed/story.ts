import type {
  BallotDocument,
  CommonsDocument,
  MunicipalityDocument,
} from '@patto/protocol/documents/documents';
import type { BallotMode } from '@patto/protocol/ballots/mode';

/** Days from now; negative ones are past. */
type Days = number;

/** A municipality of the seed, with its commons. */
export interface CityStory {
  /** Number of the admin's account on the local chain. */
  readonly admin: number;
  readonly municipality: MunicipalityDocument;
  /** How many accounts its residents have; each commons has some of them as members. */
  readonly residents: number;
  readonly commons: readonly CommonsStory[];
}

/** One real commons, with an invented life: members, thanks and ballots are there to try Patto. */
export interface CommonsStory {
  readonly document: Omit<CommonsDocument, 'version' | 'language' | 'city'>;
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly members: number;
  readonly stewards: number;
  readonly awards: readonly AwardStory[];
  readonly ballots: readonly BallotStory[];
}

/** Thanks for one contribution. */
export interface AwardStory {
  readonly day: Days;
  readonly title: string;
  readonly points: number;
  /** How many members it goes to; all of them when left out. */
  readonly members?: number;
}

/** One ballot and how people vote in it. */
export interface BallotStory {
  readonly document: Omit<BallotDocument, 'version' | 'language' | 'commons'>;
  readonly mode: BallotMode;
  readonly opened: Days;
  /** Starts when it is opened, when left out. */
  readonly starts?: Days;
  readonly ends: Days;
  /** Share of the members who vote. */
  readonly turnout: number;
  /** How much people like each option, relative to the others. */
  readonly appeal: readonly number[];
}
