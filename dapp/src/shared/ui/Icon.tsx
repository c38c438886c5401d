/** Our few icons, drawn on a 24 px grid with a 2 px line; always beside a word, so hidden from readers. */
const paths = {
  commons: 'M12 22v-8M12 14a5 5 0 0 0 5-5c0-4-5-7-5-7S7 5 7 9a5 5 0 0 0 5 5ZM5 22h14',
  ballots: 'M4 13v8h16v-8M4 13l3-4h10l3 4M8 13h8M10 9V3h7v6',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c1-4 4-6 8-6s7 2 8 6',
  audit: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l5 5M8 11l2 2 4-4',
  check: 'M5 12l5 5 9-10',
  warning: 'M12 3 2 21h20L12 3ZM12 10v5M12 18v.5',
  error: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9 9l6 6M15 9l-6 6',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5M12 7.5v.5',
  waiting: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3 3',
  close: 'M6 6l12 12M18 6 6 18',
  place: 'M12 22s7-7 7-13a7 7 0 0 0-14 0c0 6 7 13 7 13ZM12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2 20c.7-4 3.5-6 7-6s6.3 2 7 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.3.8 3.6 2.7 4 5.5',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9Z',
  map: 'M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3V6ZM9 3v15M15 6v15',
  list: 'M8 6h13M8 12h13M8 18h13M3.5 6v.01M3.5 12v.01M3.5 18v.01',
  key: 'M15 14a5 5 0 1 0-4.8-3.6L3 17.5V21h4v-2.5h2.5V16l1.7-1.8c1.1.5 2.4.8 3.8-.2ZM16 8v.01',
  document: 'M14 3H6v18h12V7l-4-4ZM14 3v4h4M9 12h6M9 16h6',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  house: 'M3 11l9-7 9 7M5 10v11h14V10M10 21v-6h4v6',
  workshop:
    'M14.5 6.5a4 4 0 0 1 5-1.5l-2.5 2.5 1.5 1.5L21 6.5a4 4 0 0 1-5.5 5L8 19a2 2 0 0 1-3-3l7.5-7.5a4 4 0 0 1 2-2Z',
  park: 'M12 3 6 11h3l-4 6h14l-4-6h3l-6-8ZM12 17v5',
  library: 'M4 4h4v16H4zM8 6h4v14H8M13.5 6.5l3.8-1 3.7 14-3.8 1zM4 20h8',
  culture: 'M9 18V5l11-2v13M9 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM20 16a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  circle: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  external: 'M14 4h6v6M20 4 10 14M18 14v6H4V6h6',
} as const;

export type IconName = keyof typeof paths;

interface IconProps {
  name: IconName;
  /** CSS length; 1.25em beside text. */
  size?: string;
}

export function Icon({ name, size = '1.25em' }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      <path d={paths[name]} />
    </svg>
  );
}
