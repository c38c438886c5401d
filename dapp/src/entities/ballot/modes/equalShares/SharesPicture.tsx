import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Button } from '../../../../shared/ui/Button.tsx';
import { Notice } from '../../../../shared/ui/Notice.tsx';
import { useMoney, useShareMoney } from '../../../../shared/ui/Money.tsx';
import bars from '../../Bars.module.css';
import type { Shown } from '../../shown.ts';
import type { PictureProps } from '../modeParts.ts';
import { countedReasons, type SharesReason } from './outcomeReasons.ts';
import styles from './SharesPicture.module.css';

/** Bars that are shown at first: of what was funded, and of what came nearest to it. */
const firstFunded = 8;
const firstUnfunded = 4;

/** Who paid for what: each project as a bar of its supporters' shares, and what the others lacked. */
export function SharesPicture({ ballot, count, ...shown }: PictureProps) {
  const { i18n } = useLingui();
  const money = useMoney(shown.currency);
  const { report, failed, retry } = count;
  const reasons = useMemo(() => countedReasons(ballot, report), [ballot, report]);
  const result = report?.result.equalShares;
  const startShare = result && Number(result.startShare.numerator) / Number(result.startShare.denominator);
  const share = result && Number(result.share.numerator) / Number(result.share.denominator);
  return (
    <section aria-labelledby="shares-heading">
      <h2 id="shares-heading">
        <Trans>Who paid for what</Trans>
      </h2>
      {reasons === undefined ? (
        failed ? (
          <Notice kind="warning" role="status">
            <p>
              <Trans>This picture needs the votes from the chain, and its node did not answer.</Trans>
            </p>
            <Button onClick={retry}>
              <Trans>Try again</Trans>
            </Button>
          </Notice>
        ) : (
          <p role="status">
            <Trans>Your device is reading the votes and counting them…</Trans>
          </p>
        )
      ) : (
        <>
          <p>
            {startShare !== undefined &&
              share !== undefined &&
              (share === startShare ? (
                <Trans>
                  Each voter decided on {money(share)}. A project was funded when its supporters could pay for
                  it from their shares.
                </Trans>
              ) : (
                <Trans>
                  Each voter decided on {money(startShare)} at first; so that as little as possible was left
                  over, this grew to {money(share)}. A project was funded when its supporters could pay for it
                  from their shares.
                </Trans>
              ))}
          </p>
          <Legend />
          <Bars reasons={reasons} {...shown} />
          <p className={styles['source']}>
            <Trans>
              Counted on this device from the votes on the chain up to block{' '}
              {report === undefined ? '' : i18n.number(report.toBlock)}.
            </Trans>
          </p>
        </>
      )}
    </section>
  );
}

function Legend() {
  return (
    <ul className={styles['legend']}>
      <li>
        <span className={styles['key']} data-part="full" aria-hidden="true" />
        <Trans>paid by supporters who all gave the same</Trans>
      </li>
      <li>
        <span className={styles['key']} data-part="rest" aria-hidden="true" />
        <Trans>paid by supporters who gave all they had left</Trans>
      </li>
      <li>
        <span className={styles['key']} data-part="left" aria-hidden="true" />
        <Trans>from the money left over</Trans>
      </li>
      <li>
        <span className={styles['key']} data-part="missing" aria-hidden="true" />
        <Trans>missing</Trans>
      </li>
    </ul>
  );
}

function Bars({ reasons, names, language, currency }: Shown & { reasons: readonly SharesReason[] }) {
  const { i18n } = useLingui();
  const [all, setAll] = useState(false);
  const listed = reasons
    .map((reason, option) => ({ reason, option }))
    .filter((entry): entry is { reason: MoneyReason; option: number } => isMoneyReason(entry.reason))
    .sort((a, b) => orderOf(a.reason) - orderOf(b.reason));
  const funded = listed.filter(({ reason }) => reason.kind !== 'outOfReach');
  const unfunded = listed.filter(({ reason }) => reason.kind === 'outOfReach');
  const first = [...funded.slice(0, firstFunded), ...unfunded.slice(0, firstUnfunded)];
  const shown = all ? listed : first;
  return (
    <>
      <ol className={bars['bars']}>
        {shown.map(({ reason, option }) => (
          <li key={option} className={bars['row']}>
            <p className={bars['name']} lang={language}>
              {names[option]}
            </p>
            <div className={styles['bar']} aria-hidden="true">
              {partsOf(reason).map(({ part, share }) => (
                <span key={part} data-part={part} style={{ inlineSize: `${share * 100}%` }} />
              ))}
            </div>
            <p className={styles['words']}>
              <Words reason={reason} currency={currency} />
            </p>
          </li>
        ))}
      </ol>
      {listed.length > first.length && !all && (
        <Button onClick={() => setAll(true)}>
          <Trans>Show all {i18n.number(listed.length)}</Trans>
        </Button>
      )}
    </>
  );
}

type MoneyReason = Exclude<SharesReason, { kind: 'noVotes' }>;

function isMoneyReason(reason: SharesReason): reason is MoneyReason {
  return reason.kind !== 'noVotes';
}

/** Bought ones in their order, then completed ones, then the others by the part of the cost that was missing. */
function orderOf(reason: MoneyReason): number {
  if (reason.kind === 'bought') return reason.round;
  return reason.kind === 'completed' ? 1_000 : 2_000 + reason.missing / Math.max(1, reason.cost);
}

function partsOf(reason: MoneyReason): { part: string; share: number }[] {
  if (reason.kind === 'completed') return [{ part: 'left', share: 1 }];
  if (reason.kind === 'bought') {
    return [
      { part: 'full', share: reason.fullShare },
      { part: 'rest', share: 1 - reason.fullShare },
    ].filter(({ share }) => share > 0);
  }
  const had = reason.cost === 0 ? 0 : Math.min(1, reason.available / reason.cost);
  return [
    { part: 'rest', share: had },
    { part: 'missing', share: 1 - had },
  ].filter(({ share }) => share > 0);
}

function Words({ reason, currency }: { reason: MoneyReason; currency: string | undefined }) {
  const money = useMoney(currency);
  const each = useShareMoney(currency);
  switch (reason.kind) {
    case 'bought':
      return (
        <Trans>
          {money(reason.cost)} from{' '}
          <Plural value={reason.supporters} one="# supporter" other="# supporters" />, at most{' '}
          {each(reason.each)} from each.
        </Trans>
      );
    case 'completed':
      return (
        <Trans>
          {money(reason.cost)} from what was left over, because it had the next most votes (
          <Plural value={reason.supporters} one="# supporter" other="# supporters" />
          ).
        </Trans>
      );
    case 'outOfReach':
      return (
        <Trans>
          <strong>Not funded:</strong> {money(reason.missing)} of {money(reason.cost)} were missing. Its{' '}
          <Plural value={reason.supporters} one="# supporter" other="# supporters" /> had{' '}
          {money(reason.available)} left together.
        </Trans>
      );
  }
}
