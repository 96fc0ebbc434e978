import type { CatalogueSection } from './catalogue-entry';
import { expressionMeaningCatalogue } from './catalogue-expression-meaning';
import { expressionSyntaxCatalogue } from './catalogue-expression-syntax';
import { figureCatalogue } from './catalogue-figure';

/** Expressions and figures. */
export const expressionCatalogue = {
  ...expressionSyntaxCatalogue,
  ...expressionMeaningCatalogue,
  ...figureCatalogue,
} as const satisfies CatalogueSection;
