import { Trans } from '@lingui/react/macro';

/** What is left to who had a membership that the municipality ended. */
export function EndedMembership() {
  return (
    <Trans>
      The municipality ended your membership of this commons. In ballots that had begun before, you still
      vote; ask the municipality if this is a mistake.
    </Trans>
  );
}
