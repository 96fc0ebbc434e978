import { listWordTests, matchWords, type MatchWords } from '../compile/match-words';
import type { PolicyPlan, Rule } from '../compile/plan';
import type { EnterpriseEvent } from '../enterprise/enterprise';

/** Rules that pay for events of one kind: each of them for months that an event lists, or none. */
export interface RulesOfKind {
  readonly trigger: string;
  readonly rules: readonly RuleOfKind[];
  /** Field whose words choose among all of them; null where one takes any, or two go by different fields. */
  readonly wordField: string | null;
  /** The rules by each word of that field. */
  readonly byWord: ReadonlyMap<string, readonly RuleOfKind[]>;
  /** What every one of them asks of the words of an event: of a field, one of those that any rule takes. */
  readonly asked: readonly AskedWords[];
}

/** Words of which a field of an event has to hold one, where somebody filled it in. */
export interface AskedWords {
  readonly field: string;
  readonly words: ReadonlySet<string>;
}

/** A rule with the words that choose it among the rows of its table, where they do. */
export interface RuleOfKind {
  readonly rule: Rule;
  readonly row: { readonly field: string; readonly words: ReadonlySet<string> } | null;
}

/** Lists the rules whose row an event may belong to, in their order; the examination by the others would find another row. */
export function rulesFor(
  { rules, wordField, byWord }: RulesOfKind,
  { fields }: EnterpriseEvent,
): readonly RuleOfKind[] {
  const word = wordField !== null && fields[wordField];
  return typeof word === 'string' ? (byWord.get(word) ?? noRules) : rules;
}

const noRules: readonly RuleOfKind[] = [];

/** Tells whether an event says that it belongs to another row of the table; the examination would find the same. */
export function isOfOtherRow({ row }: RuleOfKind, { fields }: EnterpriseEvent): boolean {
  const word = row && fields[row.field];
  return typeof word === 'string' && !row?.words.has(word);
}

/** The rules of a plan by what they give. */
export interface RuleSurvey {
  /** Those that pay an amount. */
  readonly paying: readonly Rule[];
  /** Those by the kind of event they pay for. */
  readonly kinds: readonly RulesOfKind[];
  /** How each of them is chosen among the rows of its table. */
  readonly rows: ReadonlyMap<Rule, RuleOfKind>;
  /** Those that promise money without an amount. */
  readonly unquantified: readonly Rule[];
  readonly services: readonly Rule[];
}

const surveys = new WeakMap<PolicyPlan, RuleSurvey>();

/** Sorts the rules of a plan by what they give, once for all enterprises. */
export function surveyRules(plan: PolicyPlan): RuleSurvey {
  let survey = surveys.get(plan);
  if (!survey) {
    const paying = plan.rules.filter(({ amount }) => amount !== null);
    const giving = (kind: Rule['kind']) => plan.rules.filter((rule) => rule.amount === null && rule.kind === kind);
    const kinds = [
      ...groupByKind(paying.filter(({ monthly }) => !monthly)),
      ...groupByKind(paying.filter(({ monthly }) => monthly)),
    ];
    survey = {
      paying,
      kinds,
      rows: new Map(kinds.flatMap(({ rules }) => rules.map((each) => [each.rule, each]))),
      unquantified: giving('unquantifiedMoney'),
      services: giving('service'),
    };
    surveys.set(plan, survey);
  }
  return survey;
}

function groupByKind(rules: readonly Rule[]): readonly RulesOfKind[] {
  const kinds = new Set(rules.flatMap(({ trigger }) => trigger ?? []));
  return [...kinds].map((trigger) => {
    const own = rules.filter((rule) => rule.trigger === trigger).map((rule) => ({ rule, row: rowOf(rule) }));
    const fields = new Set(own.map(({ row }) => row?.field ?? null));
    const [wordField = null] = fields.size === 1 ? fields : [];
    const asked = joinAsked(own.map(({ rule }) => listWordTests(rule).filter(comparesAsWritten)));
    return { trigger, rules: own, wordField, byWord: groupByWord(own), asked };
  });
}

function joinAsked(tests: readonly (readonly MatchWords[])[]): readonly AskedWords[] {
  const [first = []] = tests;
  return [...new Set(first.map(({ field }) => field))].flatMap((field) => {
    const own = tests.flatMap((of) => of.find((test) => test.field === field) ?? []);
    return own.length === tests.length ? [{ field, words: new Set(own.flatMap(({ words }) => words)) }] : [];
  });
}

function groupByWord(rules: readonly RuleOfKind[]): ReadonlyMap<string, readonly RuleOfKind[]> {
  const words = new Set(rules.flatMap(({ row }) => [...(row?.words ?? [])]));
  return new Map([...words].map((word) => [word, rules.filter(({ row }) => row?.words.has(word))]));
}

function rowOf(rule: Rule): RuleOfKind['row'] {
  const match = matchWords(rule);
  return match && comparesAsWritten(match) ? { field: match.field, words: new Set(match.words) } : null;
}

/** Titles and enumerated values are the same where they are written the same. */
function comparesAsWritten({ kind }: MatchWords): boolean {
  return kind === 'title' || kind === 'enumeration';
}
