/**
 * What the engine offers to the window: the pipeline, the editor services and the types they speak in.
 */
export { analysePolicies } from './analyse/analyse-policies';
export { describeFactValue } from './analyse/describe-fact';
export type { FactChange } from './analyse/fact-change';
export type { Affected, Finding } from './analyse/finding';
export { findNearestChange } from './analyse/nearest-change';
export { priceReadings } from './analyse/price-readings';
export { countEnterprises, type ReadingPrice } from './analyse/reading-price';
export { tellAffected } from './analyse/tell-affected';
export { whyNoFix } from './analyse/why-no-fix';
export { listEnterpriseFacts, type EnterpriseFacts, type FactLine } from './analyse/witness-facts';
export { bundleVersion, readingVersion } from './bundle-version';
export { reviseVersion } from './revise-version';
export { answerVector, compareAnswer, readVectors } from './bundle/replay-vectors';
export { checkTogether, keepFirst } from './check/check-together';
export { descend } from './check/pointer';
export { comparePolicies, requiredVersion } from './compare/compare-policies';
export { describeComparison, listSections, type ComparisonSection } from './compare/describe-comparison';
export { writeAffected } from './compare/write-comparison';
export { compareDocuments } from './compare/compare-documents';
export { compareBySubject, type SubjectRow } from './compare/compare-by-subject';
export type { SubjectEntry } from './compare/subject-entry';
export { weighSubjects } from './compare/weigh-subjects';
export { describeDifference } from './compare/describe-difference';
export type { PolicyRun } from './compare/policy-run';
export { findUnfeltEdits, type EditEffect, type UnfeltEdit } from './compare/unfelt-edits';
export type { UnfeltCause } from './compare/unfelt-causes';
export { readBudget, weighBudget, type BudgetBalance } from './compare/weigh-budget';
export { weighChange, type ChangeShare, type MoneyChange, type WeighedChange } from './compare/weigh-change';
export type { ClauseReference, PolicyPlan } from './compile/plan';
export type { CoverageTarget, TargetKind } from './coverage/coverage-target';
export { findUnbackedFigures } from './coverage/find-unbacked-figures';
export { measureCoverage, type ExampleCoverage } from './coverage/measure-coverage';
export { draftExamples, proposeExamples, type Proposal } from './coverage/propose-examples';
export { describeOutcome, reportExamples } from './coverage/report-examples';
export type { Bilingual, Diagnostic, Fix, TextEdit, TextRange } from './diagnostics/diagnostic';
export { indexLines, type LineAndColumn } from './diagnostics/line-index';
export { editDocument, editPolicy } from './edit/edit-policy';
export { listComments } from './edit/list-comments';
export { mergePolicies, type DescribedConflict, type MergeTexts, type PolicyMerge } from './edit/merge-policy';
export type { MergeSide } from './edit/merge-values';
export type { LevelRelation } from './compile/plan';
export { readForm, type FormReading } from './edit/read-form';
export { relateItems, type ItemRelations, type StackingRule } from './explain/relate-items';
export type { Enterprise, EnterpriseEvent, FactValue } from './enterprise/enterprise';
export { readEnterprises } from './enterprise/read-enterprises';
export {
  isConditionOperand,
  readConditionParts,
  writeConditionParts,
  type ConditionPart,
  type ConditionValue,
} from './expression/condition-parts';
export { enterpriseShape } from './language/fact-shape';
export { listItemDrafts } from './language/item-drafts';
export { listCodeActions } from './language/code-actions';
export { complete } from './language/complete';
export { completeFormulaText } from './language/complete-formula-text';
export { findDefinition, findReferences } from './language/definition';
export { listFoldingRanges } from './language/folding';
export { hover } from './language/hover';
export { addToSection } from './language/insert-section';
export type { PlaceInPolicy, PolicyText } from './language/place-in-policy';
export { prepareRename, rename } from './language/rename';
export { listSymbols } from './language/symbols';
export { formatPolicy } from './parse/format-policy';
export { parseSource } from './parse/parse-source';
export type { SourceNode } from './parse/source-node';
export { samePlan } from './compile/same-plan';
export { applyEdits } from './parse/repaired-text';
export {
  isPolicyFile,
  readDocument,
  readMeaning,
  readPolicy,
  type DocumentReading,
  type PolicyReading,
} from './pipeline';
export { draftSuggestions, joinDrafts, type SuggestionDraft } from './review/draft-suggestions';
export { judgePlace, namePlace, type JudgedPlace } from './review/name-place';
export { judgeSuggestion, type JudgedSuggestion } from './review/judge-suggestion';
export { isReviewFile, readReviews, writeReviewEntry, type ReviewThread } from './review/read-reviews';
export { listMeasures, nameOf, type Measure } from './scenario/measure';
export { isScenarioFile, scenarioKind, scenarioShape } from './scenario/read-scenario';
export { readScenarios } from './scenario/read-scenarios';
export type { EnterpriseResult, EntitlementLine, FactNeed, FactRead, Line, Step, StepOutcome } from './simulate/result';
export { rememberYears, type YearMemory } from './simulate/open-year';
export { relate } from './simulate/relate-policies';
export { measureTargets, type TargetProgress } from './simulate/measure-targets';
export { runExamples, type ExampleOutcome } from './simulate/run-examples';
export { condenseResult } from './simulate/condense-result';
export { simulateEnterprise } from './simulate/simulate-enterprise';
export { simulateWorkspace, summariseResults, type SimulationSummary } from './simulate/simulate-workspace';
export type { CanonicalDocument } from './validate/canonical-document';
export { pointerSegments } from './validate/pointer';
export { findProperty, mergeVariants, policyShape, valuesOf, writeKey } from './validate/keywords';
export type { Property, Shape, ValueWord } from './validate/shape';
export type { CanonicalValue } from './validate/canonicalize';
export { readVocabulary } from './validate/read-vocabulary';
export { translatePolicy } from './validate/translate-policy';
export type { CalendarDate, Period } from './values/calendar';
export {
  asFen,
  compareIntervals,
  exactly,
  formatInterval,
  formatMoney,
  isNothing,
  sameInterval,
  sumIntervals,
  type Fen,
  type MoneyInterval,
} from './values/money';
export { formatPeriod, parseDate, parsePeriod } from './values/calendar';
export { chooseYear, listTermYears, longestYears } from './values/policy-years';
export { formatRational, toRational, type Rational } from './values/rational';
export { formatQuantity, type QuantityInterval, type Unit } from './values/quantity';
export type { Surface } from './values/surface';
export { describeRegion } from './vocabulary/describe-region';
export { findCollection } from './vocabulary/find-collection';
export { fieldsOf, findField } from './vocabulary/find-field';
export { findRegion } from './vocabulary/find-region';
export { findTitleById } from './vocabulary/find-title';
export type { EventCollection, FactField, Vocabulary } from './vocabulary/vocabulary';
