import { Trans } from '@lingui/react/macro';

/** Why an option without any points did not win, by whatever rule. */
export function NoVotesWords() {
  return <Trans>Nobody voted for it.</Trans>;
}
