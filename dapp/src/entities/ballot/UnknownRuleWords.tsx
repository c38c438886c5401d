import { Trans } from '@lingui/react/macro';

/** Why a ballot is not shown, voted in or counted here. */
export function UnknownRuleWords() {
  return (
    <Trans>
      This ballot is counted by a rule that came after this version of Patto, so nothing is said of it here.
      Load the page again: a newer version may be there.
    </Trans>
  );
}
