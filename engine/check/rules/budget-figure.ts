import type { CheckContext } from '../check-context';
import { readFigure } from '../read-expression';

const POINTER = '/policy/annualBudget';

/** The budget of a year is one plain amount of money: what is left of it is shown, and nothing is paid by it. */
export function checkBudgetFigure(context: CheckContext): void {
  const { annualBudget } = context.document.policy;
  if (annualBudget === undefined || !context.looksAt(POINTER)) return;
  const figure = readFigure(context, POINTER, annualBudget, null, 'money');
  if (!figure || (figure.modality === 'exactly' && figure.value.node === 'literal')) return;
  context.report('check/budget-not-plain', POINTER, { text: String(annualBudget) });
  context.draft.figures.delete(POINTER);
}
