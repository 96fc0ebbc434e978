/** How often something is, and what it is. */
export type Weighted<Choice> = readonly (readonly [weight: number, choice: Choice])[];

/**
 * What a made population looks like. The figures are rounded from the orders of magnitude of published totals for one
 * inland province (shares of size classes, numbers of titles among all enterprises); they are assumptions for tests,
 * measurements and first estimates, and say nothing about any real place.
 */
export interface Distributions {
  /** Share of enterprises of the two cities and two districts that the sample policies are for; the rest is elsewhere. */
  readonly regions: Weighted<string>;
  readonly sizes: Weighted<'large' | 'medium' | 'small' | 'micro'>;
  readonly industries: Weighted<string>;
  readonly ownership: Weighted<string>;
  /** Chance of each title, by size class: `[micro, small, medium, large]`. */
  readonly titles: readonly (readonly [title: string, family: string, level: string, chances: readonly number[]])[];
  /** Mean number of events of a kind for an enterprise without a title, and for one with. */
  readonly events: Readonly<Record<string, readonly [plain: number, titled: number]>>;
  /** Years in which events lie, all as likely. */
  readonly years: readonly [first: number, last: number];
  /** Chance that an enterprise lacks one fact or list. */
  readonly missing: number;
}

/** One enterprise in eight thousand is a national little giant, as rare as they are. */
export const realistic: Distributions = {
  regions: [
    [5, '360103'],
    [6, '360102'],
    [14, '360111'],
    [7, '360112'],
    [8, '361102'],
    [9, '361121'],
    [16, '360400'],
    [15, '360700'],
    [12, '360900'],
    [8, '320105'],
  ],
  sizes: [
    [0.86, 'micro'],
    [0.12, 'small'],
    [0.017, 'medium'],
    [0.003, 'large'],
  ],
  industries: [
    [18, '39'],
    [9, '35'],
    [8, '27'],
    [14, '65'],
    [25, '51'],
    [16, '52'],
    [10, '73'],
  ],
  ownership: [
    [88, 'private'],
    [6, 'state'],
    [3, 'foreign'],
    [2, 'mixed'],
    [1, 'collective'],
  ],
  titles: [
    ['innovative-sme/province', 'innovative-sme', 'province', [0.004, 0.06, 0.12, 0]],
    ['srdi-sme/city', 'srdi-sme', 'city', [0.0006, 0.015, 0.03, 0]],
    ['srdi-sme/province', 'srdi-sme', 'province', [0.0004, 0.02, 0.08, 0]],
    ['little-giant/province', 'little-giant', 'province', [0, 0.002, 0.02, 0]],
    ['little-giant/nation', 'little-giant', 'nation', [0, 0.0004, 0.01, 0]],
    ['manufacturing-champion/province', 'manufacturing-champion', 'province', [0, 0.0001, 0.006, 0.02]],
    ['manufacturing-champion/nation', 'manufacturing-champion', 'nation', [0, 0, 0.001, 0.01]],
    ['high-tech/nation', 'high-tech', 'nation', [0.003, 0.05, 0.2, 0.3]],
    ['gazelle/province', 'gazelle', 'province', [0, 0.002, 0.01, 0.01]],
    ['famous-brand/province', 'famous-brand', 'province', [0, 0.002, 0.01, 0.03]],
    ['service-platform/nation', 'service-platform', 'nation', [0, 0.00005, 0.0005, 0.001]],
    ['service-platform/province', 'service-platform', 'province', [0, 0.0003, 0.001, 0.002]],
    ['service-platform/city', 'service-platform', 'city', [0, 0.0006, 0.002, 0.002]],
    ['startup-base/nation', 'startup-base', 'nation', [0, 0.00005, 0.0003, 0.001]],
    ['startup-base/province', 'startup-base', 'province', [0, 0.0003, 0.001, 0.002]],
    ['startup-base/city', 'startup-base', 'city', [0, 0.0006, 0.002, 0.002]],
  ],
  events: {
    platforms: [0.001, 0.15],
    patents: [0.02, 1.2],
    expenses: [0.1, 1.5],
    violations: [0.01, 0.02],
    cultivationPools: [0.004, 0.2],
    hires: [0.02, 0.3],
    projects: [0.002, 0.05],
    standards: [0.0005, 0.08],
    aiModels: [0.0002, 0.01],
    procurements: [0.02, 0.3],
    bridgeLoans: [0.01, 0.1],
    talents: [0.001, 0.1],
  },
  years: [2021, 2025],
  missing: 0.02,
};

/** A hard case for measurements: most enterprises have several titles, and events in every year. */
export const dense: Distributions = {
  ...realistic,
  sizes: [
    [0.45, 'micro'],
    [0.35, 'small'],
    [0.17, 'medium'],
    [0.03, 'large'],
  ],
  titles: realistic.titles.map(([title, family, level]) => [title, family, level, [0.08, 0.08, 0.08, 0.08]] as const),
  events: {
    ...Object.fromEntries(Object.entries(realistic.events).map(([kind]) => [kind, [0.3, 0.5] as const])),
    expenses: [2, 3],
    violations: [0.03, 0.05],
  },
  missing: 0,
};
