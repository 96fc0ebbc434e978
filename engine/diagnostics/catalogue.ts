import { analyseCatalogue } from './catalogue-analyse';
import { bundleCatalogue } from './catalogue-bundle';
import { checkCatalogue } from './catalogue-check';
import { enterpriseCatalogue } from './catalogue-enterprise';
import { expressionCatalogue } from './catalogue-expression';
import { parseCatalogue } from './catalogue-parse';
import { scenarioCatalogue } from './catalogue-scenario';
import { simulateCatalogue } from './catalogue-simulate';
import { sourceCatalogue } from './catalogue-source';
import { sqlCatalogue } from './catalogue-sql';
import { validateCatalogue } from './catalogue-validate';

/** Every diagnostic of the product. Each stage keeps its own section; a code stands in one section only. */
export const catalogue = {
  ...sourceCatalogue,
  ...parseCatalogue,
  ...validateCatalogue,
  ...expressionCatalogue,
  ...enterpriseCatalogue,
  ...checkCatalogue,
  ...simulateCatalogue,
  ...analyseCatalogue,
  ...bundleCatalogue,
  ...sqlCatalogue,
  ...scenarioCatalogue,
};

export type DiagnosticCode = keyof typeof catalogue;
