import type { CatalogueSection } from './catalogue-entry';

export const validateCatalogue = {} as const satisfies CatalogueSection;
