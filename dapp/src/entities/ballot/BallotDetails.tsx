import { Trans, useLingui } from '@lingui/react/macro';
import { contractsOf } from '@patto/protocol/network/ballotBoxes';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { config } from '../../shared/start/config.ts';
import { DocumentMark } from '../../shared/documents/DocumentMark.tsx';
import styles from './BallotDetails.module.css';
import type { BallotFacts } from './useBallot.ts';

/** Where a ballot is on the record: one tap away, never in the way. */
export function BallotDetails({ facts }: { facts: BallotFacts }) {
  const { i18n } = useLingui();
  const { ballot, block, document, number, query, text } = facts;
  const { chainId } = config();
  const contracts = contractsOf(config(), number);
  return (
    <Disclosure title={<Trans>Details for checking</Trans>}>
      <dl className={styles['details']}>
        <dt>
          <Trans>Ballot</Trans>
        </dt>
        <dd>
          <Trans>
            number {number} of the contract <code>{contracts.ballotBox}</code>, chain {chainId}
          </Trans>
        </dd>
        <dt>
          <Trans>Opened</Trans>
        </dt>
        <dd>
          <Trans>
            in block {i18n.number(ballot.openedAtBlock)}, transaction <code>{ballot.transaction}</code>, by{' '}
            <code>{ballot.opener}</code>
          </Trans>
        </dd>
        <dt>
          <Trans>Document</Trans>
        </dt>
        <dd>
          <DocumentMark state={document} /> <code>{ballot.metadataDigest}</code>
        </dd>
        <dt>
          <Trans>Words to sign (digest)</Trans>
        </dt>
        <dd>
          <code>{ballot.sheetDigest}</code>
        </dd>
        {text?.document.source !== undefined && (
          <>
            <dt>
              <Trans>Source</Trans>
            </dt>
            <dd>{text.document.source}</dd>
          </>
        )}
        <dt>
          <Trans>Figures from</Trans>
        </dt>
        <dd>
          <Trans>
            query {query} of the index at block {i18n.number(block.number)}
          </Trans>
        </dd>
      </dl>
    </Disclosure>
  );
}
