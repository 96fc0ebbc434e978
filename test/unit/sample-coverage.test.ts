import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckedExpression } from '../../engine/expression/checked-expression';
import type { AmountFigure } from '../../engine/expression/amount-figure';
import type { PolicyPlan, Rule } from '../../engine/compile/plan';
import { computeExamples } from '../../engine/bundle/worked-examples';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';

/** A row of the clause inventory: facts only. Units: yuan. */
interface ClauseRow {
  readonly id: string;
  readonly kind: string;
  readonly article: string;
  readonly amount: number | null;
  readonly modality: 'exactly' | 'upTo' | 'cap' | null;
}

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const inventory = JSON.parse(read('test/golden/clause-rows.json')) as readonly ClauseRow[];

const samples = [
  // Xihu's notice and its annex carry different document numbers, which the product has to point out.
  {
    doc: '000',
    file: 'policies/xihu-srdi-2022.yaml',
    rows: 68,
    paying: 22,
    examples: 78,
    findings: ['check/document-number-conflict'],
  },
  { doc: '001', file: 'policies/nanchang-sme-2022.yaml', rows: 40, paying: 12, examples: 24, findings: [] },
].map((sample) => ({
  ...sample,
  reading: readPolicy({ path: sample.file, text: read(`samples/${sample.file}`) }, builtinVocabulary),
  expected: inventory.filter(({ id }) => id.startsWith(`${sample.doc}-`)),
}));

/** Where a clause row stands in the sample: in an item of its own or in a row of an award table. */
interface PlacedRow {
  readonly clause: string;
  readonly kind: string;
  readonly article: string;
}

describe.each(samples)('$file', ({ reading, expected, rows, paying, findings, examples }) => {
  const articles = reading.canonical?.document.articles ?? [];
  const placed = articles.flatMap((article): readonly PlacedRow[] =>
    article.items.flatMap((item) => {
      const clauses = [item.clause, ...(item.kind === 'award' ? (item.table ?? []).map((row) => row.clause) : [])];
      return clauses.flatMap((clause) => (clause ? [{ clause, kind: item.kind, article: article.number }] : []));
    }),
  );

  it('is read without problems but the known ones', () => {
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(findings);
    expect(reading.checked?.complete).toBe(true);
  });

  it('has every row of the clause inventory exactly once', () => {
    expect(expected).toHaveLength(rows);
    expect(placed.map(({ clause }) => clause).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it('gives every row its kind and its article', () => {
    const kinds = new Map(placed.map((row) => [row.clause, row]));
    for (const { id, kind, article } of expected) {
      const row = kinds.get(id);
      expect({ id, kind: row?.kind, article: row?.article }).toEqual({ id, kind: inWords(kind), article });
    }
  });

  it('pays the amounts of the inventory and no others', () => {
    const { plan } = reading;
    if (!plan) throw new Error('the sample has no plan');
    const figures = expected.filter(({ amount }) => amount !== null);
    const rules = plan.rules.filter(({ amount }) => amount !== null);
    expect(figures).toHaveLength(paying);
    expect(rules.map(({ from }) => from.clause).sort()).toEqual(figures.map(({ id }) => id).sort());
    for (const { id, amount, modality } of figures) {
      const rule = rules.find(({ from }) => from.clause === id);
      expect({ id, paid: rule && statedAmount(plan, rule) }).toEqual({ id, paid: { amount, modality } });
    }
  });

  it('computes every worked example as stated', () => {
    const { checked, plan, file } = reading;
    if (!checked || !plan) throw new Error('the sample has no plan');
    const setting = { plan, vocabulary: builtinVocabulary, file: file.path, map: checked.source.map };
    const { value, diagnostics } = computeExamples(checked.examples, setting);
    expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
    expect(value).toHaveLength(examples);
  });

  it('names responsible units for every article that supports enterprises', () => {
    const silent = /^(?:通知|前言|附则\d|尾款.)$/;
    const without = articles.filter(({ number, units }) => !silent.test(number) && !units?.length);
    expect(without.map(({ number }) => number)).toEqual([]);
  });
});

function inWords(kind: string): string {
  return kind === 'unquantified-money' ? 'unquantifiedMoney' : kind;
}

/** The figure the inventory holds for a rule: its amount, or for a subsidy the cap. */
function statedAmount(plan: PolicyPlan, rule: Rule): Pick<ClauseRow, 'amount' | 'modality'> {
  if (rule.amount?.kind === 'amount') return figureOf(plan, rule.amount.amount);
  const cap = plan.limits.find(({ rules, operation }) => rules.includes(rule.id) && operation.kind === 'cap');
  if (cap?.operation.kind !== 'cap') throw new Error(`${rule.id} has no cap`);
  return { amount: figureOf(plan, cap.operation.amount).amount, modality: 'cap' };
}

function figureOf(plan: PolicyPlan, figure: AmountFigure): Pick<ClauseRow, 'amount' | 'modality'> {
  if (figure.modality !== 'exactly' && figure.modality !== 'upTo') throw new Error(`unexpected ${figure.modality}`);
  return { amount: yuanOf(plan, figure.value), modality: figure.modality };
}

function yuanOf(plan: PolicyPlan, expression: CheckedExpression): number {
  if (expression.node === 'parameter') {
    const parameter = plan.parameters[expression.name];
    if (!parameter) throw new Error(`no parameter ${expression.name}`);
    return yuanOf(plan, parameter.value);
  }
  if (expression.node !== 'literal') throw new Error(`a ${expression.node} is no figure of the inventory`);
  return Number(expression.value);
}
