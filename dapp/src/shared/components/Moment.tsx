import { useLingui } from '@lingui/react/macro';
import { useNow } from '../chain/useNow.ts';
import { fullMomentText, momentText } from '../language/formatTime.ts';

/** A moment, relative within a week; the full one on hover and for readers that ask. */
export function Moment({ at }: { at: number }) {
  const { i18n } = useLingui();
  const now = useNow(30);
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={fullMomentText(at, i18n.locale)}>
      {momentText(at, now, i18n.locale)}
    </time>
  );
}

/** A day, always as a date. */
export function Day({ at }: { at: number }) {
  const { i18n } = useLingui();
  const date = new Date(at * 1000);
  return <time dateTime={date.toISOString()}>{i18n.date(date, { dateStyle: 'long' })}</time>;
}
