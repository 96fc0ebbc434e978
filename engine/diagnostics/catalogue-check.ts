import { checkFigureCatalogue } from './catalogue-check-figures';
import { checkKindCatalogue } from './catalogue-check-kinds';
import { checkNameCatalogue } from './catalogue-check-names';
import { checkPolicyCatalogue } from './catalogue-check-policy';
import { checkRuleCatalogue } from './catalogue-check-rules';

/** Findings about the meaning of a policy. */
export const checkCatalogue = {
  ...checkNameCatalogue,
  ...checkPolicyCatalogue,
  ...checkFigureCatalogue,
  ...checkRuleCatalogue,
  ...checkKindCatalogue,
};
