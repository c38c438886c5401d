import { Trans } from '@lingui/react/macro';
import type { Hex } from 'viem';
import type { EligibilityRequest } from '../entities/slots/eligibilityDesk.ts';
import { Button } from '../shared/ui/Button.tsx';

/** Asks the built-in desk, which says yes to everybody. */
export function DemoDesk(props: EligibilityRequest & { issuerPrivateKey: Hex }) {
  const { commonsId, account, now, onGiven, issuerPrivateKey } = props;
  const ask = async () => {
    const { issueDemoEligibility } = await import('./demoIssuer.ts');
    onGiven(await issueDemoEligibility(issuerPrivateKey, commonsId, account, now));
  };
  return (
    <div>
      <p>
        <Trans>
          On this demonstration the municipality’s desk is built in and says yes to everybody. Elsewhere an
          office checks that you live here and sends you a link.
        </Trans>
      </p>
      <Button kind="primary" onClick={() => void ask()}>
        <Trans>Ask the demo desk</Trans>
      </Button>
    </div>
  );
}
