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
  const digits = currency === undefined || moneyUnit(currency).parts === 1 ? 0 : 2;
  return useMoneyFormat(currency, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** As `useMoney`, for what one voter pays: a part of a unit matters there. */
export function useShareMoney(currency: string | undefined): (amount: number) => string {
  return useMoneyFormat(currency, { maximumFractionDigits: 2 });
}

function useMoneyFormat(
  currency: string | undefined,
  digits: Pick<Intl.NumberFormatOptions, 'minimumFractionDigits' | 'maximumFractionDigits'>,
): (amount: number) => string {
  const { i18n } = useLingui();
  if (currency === undefined) return (amount) => i18n.number(amount, digits);
  const unit = moneyUnit(currency);
  const style = { style: 'currency', currency: unit.currency, currencyDisplay: 'narrowSymbol' } as const;
  return (amount) => i18n.number(amount / unit.parts, { ...style, ...digits });
}
