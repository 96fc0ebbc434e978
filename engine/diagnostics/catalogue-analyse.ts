import { analyseConditionsCatalogue } from './catalogue-analyse-conditions';
import { analysePoliciesCatalogue } from './catalogue-analyse-policies';
import { analyseReadingsCatalogue } from './catalogue-analyse-readings';
import type { CatalogueSection, FindingSection } from './catalogue-entry';

/** Findings about what a policy means rather than how it is written; each has its rule in `engine/analyse/rules`. */
export const findingsCatalogue = {
  ...analyseConditionsCatalogue,
  ...analysePoliciesCatalogue,
} as const satisfies FindingSection;

export type FindingCode = keyof typeof findingsCatalogue;

/** All that the analysis says, what it says of readings too. */
export const analyseCatalogue = {
  ...findingsCatalogue,
  ...analyseReadingsCatalogue,
} as const satisfies CatalogueSection;
