import type { QueryParts } from '../../shared/graph/queryText.ts';

const itemFields = `id number start end state optionCount rule votes membersAtStart
  commons { number memberCount metadata { name language } municipality { number metadata { name } } }`;

export const ballotListParts: QueryParts = {
  name: 'BallotList',
  parameters: '$after: Bytes!',
  selection: `ballots(first: 1000, orderBy: id, where: { id_gt: $after }) {
    ${itemFields} metadata { title language } result { challengeEnd tied }
  }`,
};

/** Of the first page of the list. */
export const ballotListVariables = { after: '0x' };

export const ballotParts: QueryParts = {
  name: 'BallotDetail',
  parameters: '$id: ID!',
  selection: `ballot(id: $id) {
    ${itemFields} metadata { id title language } minChoices maxChoices maxPerOption points costExponent weighted quorum
    tally supporters skipped sheetDigest metadataDigest opener openedAt openedAtBlock transaction
    result {
      selected cost challengeEnd endorsements tied final quorumMet tieBrokenBy reasonDigest block timestamp transaction
    }
    candidates(orderBy: endorsements, orderDirection: desc, first: 20) { id selected cost endorsements }
  }`,
};
