import type { CatalogueSection } from './catalogue-entry';

export const simulateCatalogue = {} as const satisfies CatalogueSection;
