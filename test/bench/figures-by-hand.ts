/** A word of the vocabulary with what it is worth. Units: yuan. */
export type Figure = readonly [word: string, yuan: number];

/** What the two policies of Xihu and Nanchang pay, as somebody copies it from their text into a program. */
export const nanchangTitles: readonly Figure[] = [
  ['little-giant/nation', 300_000],
  ['manufacturing-champion/nation', 300_000],
  ['manufacturing-champion/province', 200_000],
  ['little-giant/province', 200_000],
  ['srdi-sme/province', 60_000],
  ['srdi-sme/city', 50_000],
  ['service-platform/nation', 300_000],
  ['service-platform/province', 200_000],
  ['service-platform/city', 100_000],
  ['startup-base/nation', 300_000],
  ['startup-base/province', 200_000],
  ['startup-base/city', 100_000],
];

export const xihuTitles: readonly Figure[] = [
  ['little-giant/nation', 100_000],
  ['manufacturing-champion/nation', 100_000],
  ['manufacturing-champion/province', 50_000],
  ['little-giant/province', 50_000],
  ['srdi-sme/province', 50_000],
  ['srdi-sme/city', 30_000],
  ['service-platform/nation', 100_000],
  ['service-platform/province', 50_000],
  ['service-platform/city', 30_000],
  ['startup-base/nation', 100_000],
  ['startup-base/province', 50_000],
  ['startup-base/city', 30_000],
];

/** Titles that Xihu pays for to enterprises that are listed as one of its own, or being cultivated. */
export const xihuQuality: readonly Figure[] = [
  ['high-tech/nation', 200_000],
  ['gazelle/province', 100_000],
  ['famous-brand/province', 30_000],
];

/** Innovation platforms of Xihu, by level. */
export const xihuPlatforms: readonly Figure[] = [
  ['nation', 500_000],
  ['province', 200_000],
  ['city', 100_000],
];

export const workstations = ['postdoc-workstation', 'academician-workstation'] as const;
export const workstationAward = 500_000;
export const patentAward = 30_000;
/** Of what fairs cost, 30% is paid, in all at most this. Units: yuan. */
export const fairCap = 500_000;
export const fairCategories = ['export-credit-insurance', 'booth-fee', 'transport-fee'] as const;

export const holderTitles = ['srdi-sme/city', 'srdi-sme/province', 'little-giant/province', 'little-giant/nation'];

export const seriousAccidents = ['larger', 'major', 'exceptional'];
export const seriousOffences = [
  'mass-incident',
  'criminal-case',
  'tax-evasion',
  'tax-flight',
  'tax-resistance',
  'other-tax-violation',
  'pyramid-selling',
  'illegal-intermediary',
  'counterfeit-goods',
  'false-advertising',
  'other-illegal-business',
  'suspected-crime',
  'other-serious-violation',
];
