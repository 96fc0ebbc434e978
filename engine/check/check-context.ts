import type { PolicyDocument } from '../../schemas/generated/types';
import type { DiagnosticCode } from '../diagnostics/catalogue';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { Bilingual, Diagnostic, Fix, TextRange } from '../diagnostics/diagnostic';
import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import type { ExpressionType } from '../expression/types';
import type { CanonicalDocument } from '../validate/canonical-document';
import type { Period } from '../values/calendar';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CheckedExample } from './checked-policy';
import { itemsById, listItems, type PlacedItem } from './policy-item';

/** What the rules find out on the way; each rule fills its part, later ones read it. */
export interface CheckDraft {
  term: Period | null;
  window: Period | null;
  startAssumed: boolean;
  complete: boolean;
  readonly expressions: Map<string, CheckedExpression>;
  readonly figures: Map<string, AmountFigure>;
  readonly names: Map<string, string>;
  readonly dropped: Set<string>;
  readonly examples: CheckedExample[];
  /** Types of the parameters and definitions that are in order, by name. */
  readonly parameterTypes: Map<string, ExpressionType>;
  readonly definitionNames: Set<string>;
}

export interface ReportOptions {
  /** Where to point: at the value (default) or at its key. */
  readonly at?: 'value' | 'key';
  readonly fixes?: readonly Fix[];
}

/** What a check rule sees of the policy and how it reports. */
export interface CheckContext {
  readonly canonical: CanonicalDocument<PolicyDocument>;
  readonly document: PolicyDocument;
  readonly vocabulary: Vocabulary;
  /** The items to look at, in the order of the document. */
  readonly items: readonly PlacedItem[];
  /** All items of the policy by identifier; the first where two share one. */
  readonly itemsById: ReadonlyMap<string, PlacedItem>;
  /** Whether a named value is to be read, rather than known already. */
  looksAt(pointer: string): boolean;
  readonly draft: CheckDraft;
  readonly diagnostics: Diagnostic[];
  /** Findings of an earlier stage on a part of the policy. */
  collect(diagnostics: readonly Diagnostic[], pointer: string): void;
  report(code: DiagnosticCode, pointer: string, args?: MessageArguments, options?: ReportOptions): void;
  /** Leaves a part that has an error out of the plan. */
  drop(pointer: string): void;
}

/** One check of the meaning of a policy. */
export type CheckRule = (context: CheckContext) => void;

/** A trial of a changed policy: only what changed is looked at, the rest is as the base found it. */
export interface Trial {
  readonly base: CheckContext;
  looksAt(pointer: string): boolean;
}

/** Makes the context rules run in. */
export function createCheckContext(
  canonical: CanonicalDocument<PolicyDocument>,
  vocabulary: Vocabulary,
  trial: Trial | null = null,
): CheckContext {
  const all = listItems(canonical.document);
  const draft = createDraft(trial);
  const diagnostics: Diagnostic[] = [];
  const collect = (found: readonly Diagnostic[], pointer: string): void => {
    diagnostics.push(...found);
    // Examples and alternative readings are not part of the rules.
    if (/^\/(?:examples|readings)\//.test(pointer)) return;
    if (found.some(({ severity }) => severity === 'error')) draft.complete = false;
  };
  return {
    canonical,
    document: canonical.document,
    vocabulary,
    items: trial ? all.filter(({ pointer }) => trial.looksAt(pointer)) : all,
    get itemsById() {
      return itemsById(canonical.document);
    },
    looksAt: trial ? (pointer) => trial.looksAt(pointer) : () => true,
    draft,
    diagnostics,
    collect,
    report: (code, pointer, args = {}, options = {}) => {
      const range = options.at === 'key' ? canonical.map.keyRange(pointer) : canonical.map.valueRange(pointer);
      collect([diagnose(code, canonical.file, range, args, options.fixes ?? [])], pointer);
    },
    drop: (pointer) => draft.dropped.add(pointer),
  };
}

function createDraft(trial: Trial | null): CheckDraft {
  const known = trial?.base.draft;
  const isKnown = (pointer: string): boolean => trial !== null && !trial.looksAt(pointer);
  return {
    term: null,
    window: null,
    startAssumed: false,
    complete: true,
    expressions: new Map(known?.expressions),
    figures: new Map(),
    names: new Map(known?.names),
    dropped: new Set([...(known?.dropped ?? [])].filter(isKnown)),
    examples: [],
    parameterTypes: new Map(known?.parameterTypes),
    definitionNames: new Set(known?.definitionNames),
  };
}

/** Offers to replace the whole text of a scalar; nothing where it is a block text or stands elsewhere. */
export function replaceText(context: CheckContext, pointer: string, text: string, title: Bilingual): readonly Fix[] {
  const node = context.canonical.map.node(pointer);
  if (node?.kind !== 'scalar' || node.style === 'block') return [];
  const range: TextRange = {
    start: node.contentStart,
    end: node.style === 'plain' ? node.range.end : node.range.end - 1,
  };
  return [{ title, edits: [{ range, text }] }];
}

/** Offers the near name for a mistyped one. */
export function replaceName(context: CheckContext, pointer: string, name: string | null): readonly Fix[] {
  if (name === null) return [];
  return replaceText(context, pointer, name, { zh: `改为“${name}”`, en: `Change to "${name}"` });
}
