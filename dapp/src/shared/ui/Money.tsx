import { useLingui } from '@lingui/react/macro';

interface MoneyProps {
  /** In whole units. */
  amount: number;
  /** ISO 4217; without one the bare number is shown. */
  currency: string | undefined;
}

/** An amount in the reader's language, without decimals. */
export function Money({ amount, currency }: MoneyProps) {
  const format = useMoney(currency);
  return <span className="figures amount">{format(amount)}</span>;
}

/** The same as a function, for labels and messages. */
export function useMoney(currency: string | undefined): (amount: number) => string {
  const { i18n } = useLingui();
  return (amount) =>
    i18n.number(
      amount,
      currency === undefined
        ? { maximumFractionDigits: 0 }
        : { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 },
    );
}
