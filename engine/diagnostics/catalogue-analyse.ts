import { analyseConditionsCatalogue } from './catalogue-analyse-conditions';
import { analysePoliciesCatalogue } from './catalogue-analyse-policies';
import type { CatalogueSection } from './catalogue-entry';

/** Findings about what a policy means rather than how it is written. */
export const analyseCatalogue = {
  ...analyseConditionsCatalogue,
  ...analysePoliciesCatalogue,
} as const satisfies CatalogueSection;
