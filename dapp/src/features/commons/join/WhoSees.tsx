import { Trans } from '@lingui/react/macro';

/** Who can see what, said before joining. */
export function WhoSees() {
  return (
    <>
      <h3>
        <Trans>Who can see what</Trans>
      </h3>
      <ul>
        <li>
          <Trans>
            Everybody can see that your account is a member of this commons, since when, and its votes here.
          </Trans>
        </li>
        <li>
          <Trans>
            Nobody can see your name there. The municipality’s office knows who asked it for eligibility.
          </Trans>
        </li>
        <li>
          <Trans>You can leave at any time. What happened before stays on the public record.</Trans>
        </li>
      </ul>
    </>
  );
}
