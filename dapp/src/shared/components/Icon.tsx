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
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2 20c.7-4 3.5-6 7-6s6.300 2 7 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.300.8 3.600 2.700 4 5.500',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c3 3 3.500 6 3.500 9s-.5 6-3.500 9c-3-3-3.500-6-3.500-9s.5-6 3.500-9Z',
  map: 'M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3V6ZM9 3v15M15 6v15',
  list: 'M8 6h13M8 12h13M8 18h13M3.500 6v.01M3.500 12v.01M3.500 18v.01',
  key: 'M15 14a5 5 0 1 0-4.800-3.600L3 17.500V21h4v-2.500h2.500V16l1.700-1.800c1.100.5 2.400.8 3.800-.2ZM16 8v.01',
  document: 'M14 3H6v18h12V7l-4-4ZM14 3v4h4M9 12h6M9 16h6',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
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
