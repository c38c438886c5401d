import type { Difference, DifferenceKind } from '@patto/protocol/recount/report';

const what: Readonly<Record<DifferenceKind, string>> = {
  opening: "the opening's log against the stored ballot",
  sheetDigest: "the sheet's digest",
  malformedVotes: 'the length of the votes in a log',
  invalidChoices: 'a vote that breaks the rules',
  outsidePeriod: 'a vote outside the time of voting',
  notMember: 'a vote of somebody who is no member',
  memberAfterStart: 'a vote of a member who joined after the start',
  secondVote: 'a second vote of one member',
  weight: 'the weight of a vote',
  voteDigest: 'the digest of all votes',
  membersDigest: 'the digest of who belongs to the commons',
  voteCount: 'the number of votes',
  tally: 'the counter of an option',
  result: 'the selected options',
  resultCost: 'what the selected options cost',
  announcedResult: "the result's log against the stored result",
  sentVotes: 'the number of votes that a transaction brought',
  sentChoices: 'a vote against the transaction that brought it',
  signature: 'the signer of a vote',
  sender: 'the sender of a vote',
};

/** One difference in one line, with the place on the chain. */
export function differenceText({ kind, place, expected, found, field, option, member }: Difference): string {
  const details = [
    field === undefined ? '' : field,
    option === undefined ? '' : `option ${option + 1}`,
    member === undefined ? '' : `member ${member}`,
    place === undefined
      ? ''
      : `block ${place.block}, log ${place.logIndex}${place.position === undefined ? '' : `, vote ${place.position + 1}`}, transaction ${place.transaction}`,
  ].filter((part) => part !== '');
  const where = details.length === 0 ? '' : ` (${details.join('; ')})`;
  return `${what[kind]}${where}: expected ${expected}, found ${found}`;
}
