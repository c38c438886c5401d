import { useLingui } from '@lingui/react/macro';
import styles from './GrowthChart.module.css';

const width = 640;
const height = 160;
const edge = 8;

interface GrowthChartProps {
  /** Unix seconds and members then, oldest first; at least two. */
  points: readonly { timestamp: number; members: number }[];
}

/** Members over time as a line of steps; the table is beside it. */
export function GrowthChart({ points }: GrowthChartProps) {
  const { t, i18n } = useLingui();
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...points.map((point) => point.members));
  const span = Math.max(1, last.timestamp - first.timestamp);
  const x = (at: number) => edge + ((at - first.timestamp) / span) * (width - 2 * edge);
  const y = (members: number) => height - edge - (members / most) * (height - 2 * edge);
  const path = points
    .map(({ timestamp, members }, index) =>
      index === 0 ? `M${x(timestamp)} ${y(members)}` : `H${x(timestamp)}V${y(members)}`,
    )
    .join('');
  const day = (at: number) => i18n.date(new Date(at * 1000), { dateStyle: 'medium', timeZone: 'UTC' });
  const [from, to] = [i18n.number(first.members), i18n.number(last.members)];
  return (
    <figure className={styles['figure']}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t`Members from ${day(first.timestamp)} (${from}) to ${day(last.timestamp)} (${to})`}
      >
        <path className={styles['ground']} d={`M${edge} ${height - edge}H${width - edge}`} />
        <path className={styles['line']} d={path} />
        <circle className={styles['end']} cx={x(last.timestamp)} cy={y(last.members)} r="5" />
      </svg>
      <figcaption className={styles['caption']}>
        <span>{day(first.timestamp)}</span>
        <span>{day(last.timestamp)}</span>
      </figcaption>
    </figure>
  );
}
