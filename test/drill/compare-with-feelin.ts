import { evaluate as evaluateFeel } from 'feelin';
import { makeEnterprise, makeScope, read, showValue } from '../../engine/expression/expression-harness';
import type { CheckedExpression } from '../../engine/expression/checked-expression';
import { evaluate } from '../../engine/expression/evaluate-expression';
import type { Pair } from './expression-pairs';

/** The enterprise whose facts the expressions read. */
export const enterprise = makeEnterprise(
  {
    size: 'small',
    listed: false,
    intendsToList: true,
    employees: '10',
    rdStaff: '3',
    revenue: '100',
    rdExpense: '40',
    foundedOn: '2022-06-15',
  },
  {
    recognitions: [
      { level: 'province', type: 'new', firstTime: true, awardedOn: '2023-07-14', recognizedIn: '360103' },
      { level: 'nation', type: 'renewal', firstTime: false, awardedOn: '2022-06-15', recognizedIn: '360103' },
      { level: 'city', type: 'new', firstTime: true, awardedOn: '2023-01-01', recognizedIn: '360100' },
    ],
    expenses: [
      { category: 'booth-fee', date: '2023-04-20', amount: '60' },
      { category: 'transport-fee', date: '2023-08-20', amount: '12' },
      { category: 'booth-fee', date: '2022-02-20', amount: '7' },
    ],
  },
);
export const scope = makeScope(enterprise);

const feelValue = (field: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return evaluateFeel(`date("${value}")`).value;
  return /^(?:employees|rdStaff|revenue|rdExpense|amount)$/.test(field) ? Number(value) : value;
};
const feelRecord = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([field, value]) => [field, feelValue(field, value)]));
const [firstEvent] = enterprise.events['recognitions'] ?? [];
const feelContext = {
  enterprise: {
    ...feelRecord(enterprise.fields),
    recognitions: (enterprise.events['recognitions'] ?? []).map(({ fields }) => feelRecord(fields)),
    expenses: (enterprise.events['expenses'] ?? []).map(({ fields }) => feelRecord(fields)),
  },
  event: { validTo: null, ...feelRecord(firstEvent?.fields ?? {}) },
  asOf: feelValue('asOf', scope.asOf),
  year: scope.year,
};

/** Reads a generated text; null for what no drafter writes and the check refuses: a fact compared with itself. */
export function readGenerated(text: string): CheckedExpression | null {
  const { value, diagnostics } = read(text);
  if (value) return value;
  const other = diagnostics.filter(({ code }) => code !== 'expression/compares-itself');
  if (other.length > 0) throw new Error(`${text}: ${other.map(({ message }) => message.en).join(' ')}`);
  return null;
}

/** What comparing one expression showed. */
export type Comparison =
  | { readonly outcome: 'compared'; readonly ours: string; readonly feelin: string }
  | { readonly outcome: 'skipped'; readonly reason: SkipReason };

/** Refused by our check as senseless; or a name that feelin loses, though our check has shown that it exists. */
export type SkipReason = 'compares a fact with itself' | 'feelin loses a name in a nested filter';

/** Evaluates one expression with both engines. */
export function compareWithFeelin({ ours, feel }: Pair): Comparison {
  const checked = readGenerated(ours);
  if (!checked) return { outcome: 'skipped', reason: 'compares a fact with itself' };
  const { value } = evaluate(checked, scope);
  const reference = evaluateFeel(feel, feelContext);
  if (reference.warnings.some(({ type }) => type === 'NO_VARIABLE_FOUND'))
    return { outcome: 'skipped', reason: 'feelin loses a name in a nested filter' };
  const known = value.kind === 'boolean' ? String(value.value) : showValue(value);
  return { outcome: 'compared', ours: known, feelin: String(reference.value) };
}
