import { Trans, useLingui } from '@lingui/react/macro';
import { membershipEffect } from '@patto/protocol/acts/effects';
import { joinCommons } from '@patto/protocol/acts/members';
import { useQueryClient } from '@tanstack/react-query';
import { useNow } from '../../../shared/chain/useNow.ts';
import { Button } from '../../../shared/ui/Button.tsx';
import { Notice } from '../../../shared/ui/Notice.tsx';
import { TextField } from '../../../shared/ui/TextField.tsx';
import { useFocusOnMount } from '../../../shared/ui/useFocusOnMount.ts';
import { config } from '../../../shared/start/config.ts';
import { fullTimeText } from '../../../shared/language/formatTime.ts';
import { startTransaction, type TransactionPlan } from '../../../shared/transactions/run.ts';
import { NetworkNotice } from '../../../shared/wallet/NetworkNotice.tsx';
import { useWallet } from '../../../shared/wallet/wallet.ts';
import {
  decodeEligibility,
  type Eligibility,
  type EligibilityProblem,
  eligibilityProblem,
} from '../../../entities/member/eligibility.ts';
import { eligibilityDesk } from '../../../entities/slots/eligibilityDesk.ts';
import type { CommonsSummary } from '../../../entities/commons/commons.ts';
import styles from './MembershipPanel.module.css';
import { WhoSees } from './WhoSees.tsx';

interface JoinFormProps {
  commons: Pick<CommonsSummary, 'number' | 'status'>;
  account: `0x${string}`;
  /** The eligibility as pasted, or as the link brought it. */
  text: string;
  onText: (text: string) => void;
  onCancel: () => void;
}

/** Joining: who sees what, the eligibility, and one button. */
export function JoinForm({ commons, account, text, onText, onCancel }: JoinFormProps) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const wallet = useWallet();
  const now = useNow(10);
  const heading = useFocusOnMount<HTMLHeadingElement>(location.hash === '');
  const eligibility = decodeEligibility(text);
  const problem =
    text.trim() === ''
      ? undefined
      : eligibilityProblem(eligibility, { commonsId: commons.number, account, now });
  const ready = eligibility !== undefined && problem === undefined && text.trim() !== '';
  const until = eligibility === undefined ? '' : fullTimeText(eligibility.deadline, i18n.locale);
  const rightNetwork = wallet.status === 'in' && wallet.chainId === config().chainId;

  return (
    <form className={styles['form']} onSubmit={(event) => event.preventDefault()}>
      <h2 ref={heading} tabIndex={-1}>
        <Trans>Join this commons</Trans>
      </h2>
      <div>
        <WhoSees />
      </div>
      <NetworkNotice />
      {!ready && eligibilityDesk.part()?.({ commonsId: commons.number, account, now, onGiven: onText })}
      {ready ? (
        <Notice kind="ok" role="status" title={<Trans>Your eligibility fits</Trans>}>
          <p>
            <Trans>It is for your account and this commons, until {until}.</Trans>
          </p>
        </Notice>
      ) : (
        <TextField
          label={t`Link or code from the municipality`}
          help={t`Paste what the office sent you. It holds no name.`}
          multiline
          value={text}
          onChange={onText}
          error={problem === undefined ? undefined : <ProblemText problem={problem} />}
        />
      )}
      <div className={styles['buttons']}>
        <Button
          kind={ready ? 'primary' : 'secondary'}
          disabled={!ready || !rightNetwork}
          onClick={() => {
            if (ready) startTransaction(joinPlan(eligibility), queryClient);
          }}
        >
          <Trans>Sign and join</Trans>
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}

function ProblemText({ problem }: { problem: EligibilityProblem }) {
  switch (problem) {
    case 'unreadable':
      return <Trans>This is not a whole eligibility link or code. Copy it again from start to end.</Trans>;
    case 'otherCommons':
      return <Trans>This eligibility is for another commons.</Trans>;
    case 'otherAccount':
      return <Trans>This eligibility is for another account than the one you are signed in with.</Trans>;
    case 'expired':
      return <Trans>This eligibility has expired. Ask the municipality for a new one.</Trans>;
  }
}

function joinPlan(eligibility: Eligibility): TransactionPlan {
  const { membership } = config().contracts;
  return {
    kind: 'join',
    subject: { commonsId: eligibility.commonsId },
    fact: {},
    effect: membershipEffect(membership, { ...eligibility, member: true }),
    act: joinCommons(membership, eligibility),
  };
}
