/**
 * How many may vote in a ballot: the members at its start. The index fixes them with the first vote or change of membership
 * after it; until then they are the members at present.
 */
export function votersOf(ballot: {
  membersAtStart: number | null;
  commons: { memberCount: number };
}): number {
  return ballot.membersAtStart ?? ballot.commons.memberCount;
}
