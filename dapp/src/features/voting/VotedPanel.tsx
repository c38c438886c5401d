import { Trans } from '@lingui/react/macro';
import { encodeChoices, choiceText } from '@patto/protocol/ballots/vote';
import { boxOf } from '@patto/protocol/network/ballotBoxes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../shared/ui/Badge.tsx';
import { Button } from '../../shared/ui/Button.tsx';
import { Notice } from '../../shared/ui/Notice.tsx';
import { config } from '../../shared/start/config.ts';
import type { TransactionRecord } from '../../shared/transactions/machine.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { useFocusOnMount } from '../../shared/ui/useFocusOnMount.ts';
import { downloadJson } from '../../shared/ui/download.ts';
import { shownVote } from './model/shownVote.ts';
import type { VerifiedText } from '../../entities/ballot/verifiedBallot.ts';
import { voteReceipt } from './model/voteReceipt.ts';
import { voteQuery } from '../../entities/ballot/queries.ts';
import { signatureIn } from './signatureIn.ts';
import type { BallotFacts } from '../../entities/ballot/useBallot.ts';

interface VotedPanelProps {
  facts: BallotFacts;
  text: VerifiedText;
  account: `0x${string}`;
  /** Undefined while the contract is asked. */
  memberIndex: number | undefined;
  /** A vote that is sent and not in the index yet. */
  pending: TransactionRecord | undefined;
  /** Whether the person asked to see it just now: then it has the focus. */
  asked: boolean;
}

/** "You voted": what, since when it is certain, and a receipt to keep. */
export function VotedPanel({ facts, text, account, memberIndex, pending, asked }: VotedPanelProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>(asked);
  const { mode, number } = facts;
  const indexed = useQuery({
    ...voteQuery(number, memberIndex ?? 0),
    enabled: memberIndex !== undefined,
  }).data;
  const [failed, setFailed] = useState(false);
  const { state, points, transaction, block } = shownVote(indexed, pending, mode);

  const save = async () => {
    if (points === undefined) return;
    setFailed(false);
    try {
      const receipt = voteReceipt({
        chainId: config().chainId,
        ballotBox: boxOf(config(), number).address,
        ballot: number,
        commons: text.sheet.commons,
        question: text.sheet.question,
        choice: choiceText(
          text.sheet.options.map(({ label }) => label),
          points,
          mode,
        ),
        choices: encodeChoices(points, mode),
        points,
        voter: account,
        transaction,
        block,
        signature: transaction === undefined ? undefined : await signatureIn(transaction),
      });
      downloadJson(`patto-vote-${number}.json`, receipt);
    } catch {
      setFailed(true);
    }
  };

  return (
    <section aria-labelledby="voted-heading">
      <h2 id="voted-heading" ref={heading} tabIndex={-1}>
        <Trans>You voted</Trans>
      </h2>
      <p role="status">
        {state === 'listed' ? (
          <Badge kind="ok" icon="check">
            <Trans>On the record</Trans>
          </Badge>
        ) : (
          <Badge kind="warning" icon="waiting">
            {state === 'sent' ? (
              <Trans>On its way</Trans>
            ) : (
              <Trans>On the record, not in the lists yet</Trans>
            )}
          </Badge>
        )}
      </p>
      {state === 'unknown' && (indexed === null || pending !== undefined) && (
        <p>
          <Trans>
            A vote of yours is on the record. If you signed more than one, it may be an earlier one, with
            other choices. Which it is stands here as soon as the lists have it.
          </Trans>
        </p>
      )}
      {points !== undefined && (
        <>
          <ChoiceList
            mode={mode}
            projects={text.projects}
            language={text.document.language}
            currency={text.document.currency}
            points={points}
          />
          <p>
            <Button onClick={() => void save()}>
              <Trans>Save the receipt</Trans>
            </Button>
          </p>
        </>
      )}
      {failed && (
        <Notice kind="error" role="alert">
          <p>
            <Trans>
              The receipt could not be made, because the network does not answer. Your vote is not affected.
            </Trans>
          </p>
        </Notice>
      )}
    </section>
  );
}
