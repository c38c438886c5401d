import { useLingui } from '@lingui/react/macro';
import { moneyUnit } from '@patto/protocol/ballots/moneyUnit';

interface MoneyProps {
  /** In the unit that the currency says. */
  amount: number;
  /** As a ballot's document says it (`moneyUnit`); without one the bare number is shown. */
  currency: string | undefined;
}

/** An amount in the reader's language, with decimals only where it is counted in hundredths. */
export function Money({ amount, currency }: MoneyProps) {
  const format = useMoney(currency);
  return <span className="figures amount">{format(amount)}</span>;
}

/** The same as a function, for labels and messages. */
export function useMoney(currency: string | undefined): (amount: number) => string {
  const { i18n } = useLingui();
  if (currency === undefined) return (amount) => i18n.number(amount, { maximumFractionDigits: 0 });
  const unit = moneyUnit(currency);
  const digits = unit.parts === 1 ? 0 : 2;
  return (amount) =>
    i18n.number(amount / unit.parts, {
      style: 'currency',
      currency: unit.currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
}
