import type { CommonsSummary } from '../../entities/commons/commons.ts';
import type { Position } from './filterCommons.ts';

/** Where a commons lies among its city's, north up, as shares of a square: 0 is left or top, 1 right or bottom. */
export interface CitySketch {
  here: Point;
  others: Point[];
}

export interface Point {
  x: number;
  y: number;
}

/** Degrees of latitude, about 500 m: nearer places than these are not pulled apart to fill the square. */
const least = 0.0045;

/** The sketches of all commons by their numbers, drawn from their positions alone. */
export function citySketches(all: readonly CommonsSummary[]): Map<number, CitySketch> {
  const cities = new Map<number, CommonsSummary[]>();
  for (const commons of all) {
    const city = commons.municipality.number;
    cities.set(city, [...(cities.get(city) ?? []), commons]);
  }
  const sketches = new Map<number, CitySketch>();
  for (const city of cities.values()) {
    const points = inSquare(city);
    city.forEach(({ number }, place) => {
      const here = points[place];
      if (here === undefined) return;
      sketches.set(number, { here, others: points.filter((point) => point !== here) });
    });
  }
  return sketches;
}

/** A city is small: degrees of longitude, shortened by its latitude, are as good as a projection. */
function inSquare(city: readonly Position[]): Point[] {
  const [first] = city;
  if (first === undefined) return [];
  const shortened = Math.cos((first.latitude * Math.PI) / 180);
  const flat = city.map(({ latitude, longitude }) => ({ x: longitude * shortened, y: -latitude }));
  const [x, y] = [middle(flat.map((point) => point.x)), middle(flat.map((point) => point.y))];
  const extent = Math.max(least, x.extent, y.extent);
  return flat.map((point) => ({
    x: 0.5 + (point.x - x.at) / extent,
    y: 0.5 + (point.y - y.at) / extent,
  }));
}

function middle(values: number[]): { at: number; extent: number } {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  return { at: (from + to) / 2, extent: to - from };
}
