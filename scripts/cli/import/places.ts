import type { Position } from '@patto/protocol/acts/commons';
import { badInput } from '../failure.ts';

/** Town halls of the files that come with the tests and the documentation. */
const townHalls = new Map<string, Position>([
  ['Wieliczka', { latitude: 49_987_100, longitude: 20_064_900 }],
  ['Toulouse', { latitude: 43_604_500, longitude: 1_444_000 }],
]);

/** Where a unit lies, as far as is known without asking anyone. */
export function knownPosition(unit: string): Position | undefined {
  return townHalls.get(unit);
}

/** Reads "49.9871,20.0649". */
export function parsePosition(text: string): Position {
  const [latitude, longitude, ...rest] = text.split(',').map((part) => Math.round(Number(part) * 1e6));
  if (
    latitude === undefined ||
    longitude === undefined ||
    rest.length > 0 ||
    !(Math.abs(latitude) <= 90e6) ||
    !(Math.abs(longitude) <= 180e6)
  ) {
    throw badInput(`"${text}" is not a position. Give latitude and longitude in degrees: 49.9871,20.0649`);
  }
  return { latitude, longitude };
}
