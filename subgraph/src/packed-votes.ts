import { Bytes } from '@graphprotocol/graph-ts';

/**
 * Reads the votes that one event carries, one after the other (layout in IBallotBox.sol): uint24 member index, then
 * choices in `ceil(optionCount * b / 8)` bytes, big endian, points on option i at bits `[i*b, (i+1)*b)` with `b` the bit
 * length of `maxPerOption`, then uint32 weight in weighted ballots.
 */
export class PackedVotes {
  readonly count: i32;
  private bitsPerOption: i32;
  private mask: u32;
  private choicesSize: i32;
  private voteSize: i32;

  constructor(
    private data: Bytes,
    optionCount: i32,
    maxPerOption: i32,
    private weighted: boolean,
  ) {
    this.bitsPerOption = 32 - clz(maxPerOption);
    this.mask = (1 << this.bitsPerOption) - 1;
    this.choicesSize = (optionCount * this.bitsPerOption + 7) >> 3;
    this.voteSize = 3 + this.choicesSize + (weighted ? 4 : 0);
    this.count = data.length / this.voteSize;
  }

  memberIndex(vote: i32): i32 {
    const at = vote * this.voteSize;
    return ((this.data[at] as i32) << 16) | ((this.data[at + 1] as i32) << 8) | (this.data[at + 2] as i32);
  }

  choices(vote: i32): Bytes {
    const choices = new Bytes(this.choicesSize);
    memory.copy(choices.dataStart, this.data.dataStart + vote * this.voteSize + 3, this.choicesSize);
    return choices;
  }

  /** Points on one option; they may lie across two bytes. */
  points(vote: i32, option: i32): u32 {
    const bit = option * this.bitsPerOption;
    const last = vote * this.voteSize + 2 + this.choicesSize;
    const at = last - (bit >> 3);
    // The byte above belongs to the member index where the option lies in the topmost byte; the mask drops it.
    const window = ((this.data[at - 1] as u32) << 8) | (this.data[at] as u32);
    return (window >> (bit & 7)) & this.mask;
  }

  weight(vote: i32): i64 {
    if (!this.weighted) return 1;
    const at = vote * this.voteSize + 3 + this.choicesSize;
    return (
      ((this.data[at] as i64) << 24) |
      ((this.data[at + 1] as i64) << 16) |
      ((this.data[at + 2] as i64) << 8) |
      (this.data[at + 3] as i64)
    );
  }
}
