import * as v from 'valibot';

/**
 * An issuer's signed statement that an account belongs to one resident, as it travels in a link or a QR code:
 * JSON in base64url, in the address' fragment, which no server sees.
 */
const Eligibility = v.strictObject({
  commonsId: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffffffff)),
  account: hex(20),
  personTag: hex(32),
  /** Unix seconds when it was made. */
  issuedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Unix seconds until when it may be used. */
  deadline: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  signature: hexOfAnyLength(),
});

export type Eligibility = v.InferOutput<typeof Eligibility>;

export type EligibilityProblem = 'unreadable' | 'otherCommons' | 'otherAccount' | 'expired';

/** The text that stands in a link after `#eligibility=`. */
export function encodeEligibility(eligibility: Eligibility): string {
  const bytes = new TextEncoder().encode(JSON.stringify(eligibility));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Reads a statement from its text, or from a whole link that was pasted; undefined where there is none in it. */
export function decodeEligibility(text: string): Eligibility | undefined {
  const code = /#eligibility=([\w-]+)/.exec(text)?.[1] ?? text.trim();
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const parsed = v.safeParse(Eligibility, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** Why a statement cannot be used here, before anything is signed; the issuer's signature is the contract's to check. */
export function eligibilityProblem(
  eligibility: Eligibility | undefined,
  use: { commonsId: number; account: string; now: number },
): EligibilityProblem | undefined {
  if (eligibility === undefined) return 'unreadable';
  if (eligibility.commonsId !== use.commonsId) return 'otherCommons';
  if (eligibility.account.toLowerCase() !== use.account.toLowerCase()) return 'otherAccount';
  if (eligibility.deadline < use.now) return 'expired';
  return undefined;
}

function hex(bytes: number) {
  return v.custom<`0x${string}`>(
    (value) => typeof value === 'string' && value.length === 2 + 2 * bytes && /^0x[0-9a-fA-F]*$/.test(value),
    `${bytes} bytes in hexadecimal`,
  );
}

function hexOfAnyLength() {
  return v.custom<`0x${string}`>(
    (value) => typeof value === 'string' && /^0x([0-9a-fA-F]{2})+$/.test(value),
    'bytes in hexadecimal',
  );
}
