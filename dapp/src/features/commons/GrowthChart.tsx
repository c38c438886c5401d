import { useLingui } from '@lingui/react/macro';
import styles from './GrowthChart.module.css';

const width = 640;
const height = 140;
const edge = { top: 8, right: 8, bottom: 8, left: 8 };

interface GrowthChartProps {
  /** Unix seconds and members then, oldest first; at least one. */
  points: readonly { timestamp: number; members: number }[];
  /** Unix seconds of the newest block: until then the last number holds. */
  until: number;
}

/** Members over time as a line of steps, from nobody to now; the table is beside it. */
export function GrowthChart({ points, until }: GrowthChartProps) {
  const { t, i18n } = useLingui();
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const end = Math.max(until, last.timestamp + 1);
  const most = Math.max(1, ...points.map((point) => point.members));
  const x = (at: number) =>
    edge.left + ((at - first.timestamp) / (end - first.timestamp)) * (width - edge.left - edge.right);
  const y = (members: number) => height - edge.bottom - (members / most) * (height - edge.top - edge.bottom);
  const steps = points.map(({ timestamp, members }) => `H${x(timestamp)}V${y(members)}`).join('');
  const line = `M${x(first.timestamp)} ${y(0)}${steps}H${x(end)}`;
  const day = (at: number) => i18n.date(new Date(at * 1000), { dateStyle: 'medium' });
  const [from, to] = [i18n.number(first.members), i18n.number(last.members)];
  const [firstDay, lastDay] = [day(first.timestamp), day(end)];
  return (
    <figure className={styles['figure']}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t`Members from ${firstDay} (${from}) to ${lastDay} (${to})`}
      >
        <path className={styles['area']} d={`${line}V${y(0)}Z`} />
        <path className={styles['ground']} d={`M${edge.left} ${y(0)}H${width - edge.right}`} />
        <path className={styles['line']} d={line} />
        <circle className={styles['end']} cx={x(end)} cy={y(last.members)} r="5" />
      </svg>
      <figcaption className={styles['caption']}>
        <span>
          {firstDay}: <b>{from}</b>
        </span>
        <span>
          {lastDay}: <b>{to}</b>
        </span>
      </figcaption>
    </figure>
  );
}
