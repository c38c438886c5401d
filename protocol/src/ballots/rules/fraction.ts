/** An exact rational number in lowest terms with a positive denominator. */
export interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError('A fraction has no zero denominator');
  const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Greatest common divisor, never negative; gcd(0, 0) is 1 so that it can always divide. */
export function gcd(a: bigint, b: bigint): bigint {
  a = a < 0n ? -a : a;
  b = b < 0n ? -b : b;
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** Negative where a < b, 0 where equal, positive where a > b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A decimal for people, rounded half away from zero; the fraction itself stays the truth. */
export function formatFraction({ numerator, denominator }: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * scale * 2n + denominator) / (denominator * 2n);
  const sign = numerator < 0n && rounded > 0n ? '-' : '';
  const whole = rounded / scale;
  if (digits === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${(rounded % scale).toString().padStart(digits, '0')}`;
}
