import type { PolicyPlan, Rule } from '../../engine/compile/plan';
import type { AmountFigure } from '../../engine/expression/amount-figure';
import type { CheckedExpression } from '../../engine/expression/checked-expression';
import type { PolicyDocument } from '../../schemas/generated/types';

/** A row of the clause inventory: facts only. */
export interface ClauseRow {
  readonly id: string;
  /** As the inventory names kinds: `unquantified-money`. */
  readonly kind: string;
  readonly article: string;
  /** Units: yuan, a share, persons, or the value of a target, as `unit` says. */
  readonly amount: number | null;
  readonly modality: string | null;
  /** Absent for plain money. `month`: money for one person and month. */
  readonly unit?: string;
}

/** What the inventory expects of a row that it does not list. */
export const noRow = '(none)';

/** One way in which a policy is not what the inventory says. */
export interface RowDifference {
  readonly row: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Lists the rows a policy models, with what it says of them. What gives something without naming a row stands under
 * its own identifier; a rule on the side, such as a second one on stacking, needs no row of its own.
 */
export function listRows(document: PolicyDocument, plan: PolicyPlan): readonly ClauseRow[] {
  const figures = new Map([...plan.rules.flatMap((rule) => figureOfRule(plan, rule)), ...figuresOfTargets(plan)]);
  return document.articles.flatMap((article) =>
    article.items.flatMap((item) => {
      const table = 'table' in item ? (item.table ?? []) : [];
      const kind = item.kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const named = [item.clause, ...table.map(({ clause }) => clause)].filter((id) => id !== undefined);
      const gives = plan.rules.some(({ from }) => from.itemId === item.id);
      const own = named.length === 0 && gives ? [`${document.policy.id}/${item.id}`] : [];
      return [...named, ...own].map((id): ClauseRow => ({
        id,
        kind,
        article: article.number,
        ...(figures.get(id) ?? { amount: null, modality: null }),
      }));
    }),
  );
}

/** Compares the rows of policies with the inventory: every row once, with its kind, article and figure. */
export function compareRows(expected: readonly ClauseRow[], actual: readonly ClauseRow[]): readonly RowDifference[] {
  const modelled = new Map(actual.map((row) => [row.id, row]));
  const known = new Set(expected.map(({ id }) => id));
  const wrong = expected.flatMap((row) => {
    const found = modelled.get(row.id);
    const [wanted, written] = [writeRow(row), found ? writeRow(found) : '(missing)'];
    return wanted === written ? [] : [{ row: row.id, expected: wanted, actual: written }];
  });
  const surplus = actual
    .filter(({ id }, index) => !known.has(id) || actual.findIndex((other) => other.id === id) !== index)
    .map((row) => ({ row: row.id, expected: noRow, actual: writeRow(row) }));
  return [...wrong, ...surplus];
}

function writeRow({ kind, article, amount, modality, unit }: ClauseRow): string {
  return [kind, article, amount === null ? '' : `${modality} ${amount}`, unit ?? ''].filter(Boolean).join(', ');
}

type Figure = Pick<ClauseRow, 'amount' | 'modality' | 'unit'>;

function figureOfRule(plan: PolicyPlan, rule: Rule): readonly (readonly [string, Figure])[] {
  const { amount, from, unit } = rule;
  if (!amount || from.clause === null) return [];
  const named = rule.monthly ? { unit: 'month' } : unit === 'money' ? {} : { unit };
  // What is used of a base or a quota is not in the text: its figure is the cap.
  const capped = amount.kind === 'share' || rule.kind === 'quota';
  const cap = plan.limits.find(({ rules, operation }) => rules.includes(rule.id) && operation.kind === 'cap');
  if (capped && cap?.operation.kind !== 'cap') return [];
  const figure =
    capped && cap?.operation.kind === 'cap'
      ? { ...readFigure(plan, cap.operation.amount), modality: 'cap' }
      : amount.kind === 'share'
        ? { amount: null, modality: null }
        : readFigure(plan, amount.amount);
  return [[from.clause, { ...figure, ...named }]];
}

function figuresOfTargets({ targets }: PolicyPlan): readonly (readonly [string, Figure])[] {
  return targets.flatMap(({ from, value, comparison }) =>
    from.clause === null
      ? []
      : [[from.clause, { amount: Number(value), modality: comparison, unit: 'target' }] as const],
  );
}

function readFigure(plan: PolicyPlan, figure: AmountFigure): Figure {
  const { modality } = figure;
  return { amount: readNumber(plan, modality === 'between' ? figure.high : figure.value), modality };
}

/** The number as written, or that of the parameter it names; a formula has none. */
function readNumber(plan: PolicyPlan, expression: CheckedExpression): number | null {
  if (expression.node === 'parameter') {
    const parameter = plan.parameters[expression.name];
    return parameter ? readNumber(plan, parameter.value) : null;
  }
  return expression.node === 'literal' && typeof expression.value === 'string' ? Number(expression.value) : null;
}
