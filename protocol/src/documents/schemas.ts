import * as v from 'valibot';
import type { Hex } from 'viem';

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
/** Most letters of a ballot's longer texts. */
export const textLimits = {
  title: 2000,
  optionDescription: 20_000,
  category: 200,
  reference: 200,
  description: 50_000,
} as const;
const wholeAmount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const webAddress = v.pipe(v.string(), v.url(), v.regex(/^https?:/));
const digest = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{64}$/),
  v.transform((value) => value as Hex),
);
const language = v.pipe(v.string(), v.check(isLanguageTag, 'not a BCP 47 language tag'));

/** What a municipality says of itself. */
export const MunicipalityDocument = v.object({
  version: v.literal(1),
  name: text(200),
  /** ISO 3166-1 alpha-2 */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  language,
  website: v.optional(webAddress),
});
export type MunicipalityDocument = v.InferOutput<typeof MunicipalityDocument>;

/** What kind of place or service a commons is. */
export const commonsKinds = ['garden', 'house', 'workshop', 'park', 'library', 'culture', 'other'] as const;
export type CommonsKind = (typeof commonsKinds)[number];

/** What a commons says of itself. */
export const CommonsDocument = v.object({
  version: v.literal(1),
  name: text(200),
  kind: v.picklist(commonsKinds),
  language,
  address: v.pipe(v.string(), v.maxLength(300)),
  city: text(120),
  summary: text(400),
  description: v.pipe(v.string(), v.maxLength(20_000)),
  website: v.optional(webAddress),
  source: v.optional(webAddress),
  picture: v.optional(v.object({ digest, alt: text(400), credit: text(300) })),
});
export type CommonsDocument = v.InferOutput<typeof CommonsDocument>;

/** One option of a ballot; `label` is what people sign, `title` the full name. */
export const BallotDocumentOption = v.object({
  label: text(120),
  title: text(textLimits.title),
  description: v.optional(v.pipe(v.string(), v.maxLength(textLimits.optionDescription))),
  category: v.optional(text(textLimits.category)),
  cost: v.optional(wholeAmount),
  /** Its id in the source. */
  reference: v.optional(text(textLimits.reference)),
});
export type BallotDocumentOption = v.InferOutput<typeof BallotDocumentOption>;

/** A ballot's texts and figures; the sheet that is signed follows from it (`sheetOf`). */
export const BallotDocument = v.object({
  version: v.literal(1),
  language,
  commons: text(100),
  question: text(200),
  description: v.pipe(v.string(), v.maxLength(textLimits.description)),
  /** ISO 4217, followed by "/100" where amounts are in hundredths of its unit. */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}(\/100)?$/))),
  /** In the unit that the currency says. */
  budget: v.optional(wholeAmount),
  source: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  /** What was changed on the way from the source to here, in English, a sentence each. */
  notes: v.optional(v.array(text(1000))),
  options: v.pipe(v.array(BallotDocumentOption), v.minLength(1), v.maxLength(255)),
});
export type BallotDocument = v.InferOutput<typeof BallotDocument>;

/** What members are thanked for, or why points are taken back: the evidence of an award. It names nobody. */
export const ContributionDocument = v.object({
  version: v.literal(1),
  language,
  title: text(2000),
  description: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
  /** Its name. */
  commons: v.optional(text(200)),
  date: v.optional(v.pipe(v.string(), v.isoDate())),
  /** For each member. */
  points: v.optional(wholeAmount),
  /** How many took part. */
  people: v.optional(wholeAmount),
});
export type ContributionDocument = v.InferOutput<typeof ContributionDocument>;

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
