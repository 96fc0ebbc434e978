import type { CheckRule } from './check-context';
import { checkAlikeValues } from './rules/alike-values';
import { checkAllowanceMonths } from './rules/allowance-months';
import { checkAwardAmounts } from './rules/award-amounts';
import { checkAwardTables } from './rules/award-tables';
import { checkBudgetFigure } from './rules/budget-figure';
import { checkCapFigures } from './rules/cap-figures';
import { checkCapGroups } from './rules/cap-groups';
import { checkClauseRows } from './rules/clause-rows';
import { checkClearNames } from './rules/clear-names';
import { checkCycles } from './rules/cycles';
import { checkDocumentNumbers } from './rules/document-numbers';
import { checkEffectivePeriod } from './rules/effective-period';
import { checkEventFields } from './rules/event-fields';
import { checkEventKinds } from './rules/event-kinds';
import { checkExclusionReach } from './rules/exclusion-reach';
import { checkItemConditions } from './rules/item-conditions';
import { checkItemReferences } from './rules/item-references';
import { checkJurisdictionPlace } from './rules/jurisdiction-place';
import { checkKnownRegion } from './rules/known-region';
import { checkLimitReach } from './rules/limit-reach';
import { checkNamedValues } from './rules/named-values';
import { checkOtherLevels } from './rules/other-levels';
import { checkPaymentFigures } from './rules/payment-figures';
import { checkQuotaUse } from './rules/quota-use';
import { createReadingCheck } from './rules/reading-changes';
import { checkReadingReferences } from './rules/reading-references';
import { checkRepealNumbers } from './rules/repeal-numbers';
import { checkSensibleFigures } from './rules/sensible-figures';
import { checkStackingContradictions } from './rules/stacking-contradictions';
import { checkStackingFields } from './rules/stacking-fields';
import { checkSubsidyAmounts } from './rules/subsidy-amounts';
import { checkTargetFigures } from './rules/target-figures';
import { checkUniqueIdentifiers } from './rules/unique-identifiers';
import { checkWorkedExamples } from './rules/worked-examples';

/** Rules about the policy and its items, in an order in which each finds what it reads already there. */
const itemRules: readonly CheckRule[] = [
  checkUniqueIdentifiers,
  checkClearNames,
  checkEffectivePeriod,
  checkKnownRegion,
  checkDocumentNumbers,
  checkClauseRows,
  checkEventKinds,
  checkItemReferences,
  checkReadingReferences,
  checkAwardAmounts,
  checkSubsidyAmounts,
  checkStackingFields,
  checkStackingContradictions,
  checkEventFields,
  checkAlikeValues,
  checkOtherLevels,
  checkJurisdictionPlace,
  checkCycles,
  checkNamedValues,
  checkItemConditions,
  checkAwardTables,
  checkPaymentFigures,
  checkAllowanceMonths,
  checkQuotaUse,
  checkTargetFigures,
  checkRepealNumbers,
  checkCapFigures,
  checkCapGroups,
  checkBudgetFigure,
  checkSensibleFigures,
  checkLimitReach,
  checkExclusionReach,
];

/** All rules of the stage; alternative readings are checked by the same rules as the policy itself. */
export const checkRules: readonly CheckRule[] = [...itemRules, createReadingCheck(itemRules), checkWorkedExamples];
