import type { CheckedPolicy } from '../check/checked-policy';
import { listItems, type PlacedItem } from '../check/policy-item';
import type { PolicyPlan } from '../compile/plan';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, TextRange } from '../diagnostics/diagnostic';
import { parseDate } from '../values/calendar';
import { makeRational, multiply, toDecimalText, toRational } from '../values/rational';

/** A figure in a sentence: where, and in the form the rules hold it. */
interface StatedFigure {
  readonly start: number;
  readonly text: string;
  /** Yuan, a share or a day, as a literal of the rules would have it. */
  readonly value: string;
}

/**
 * Finds amounts, rates and days that the summary of an item states and none of its rules holds: one of the two is
 * wrong. Items that pay nothing are asked for the days of validity only; their amounts are somebody else's.
 *
 * Errors: text/unbacked-figure.
 */
export function findUnbackedFigures(checked: CheckedPolicy, plan: PolicyPlan): readonly Diagnostic[] {
  if (!checked.complete) return [];
  const { source } = checked;
  const days = daysOfPolicy(checked);
  return listItems(source.document).flatMap((placed) => {
    const { gist } = placed.item;
    const node = source.map.node(`${placed.pointer}/gist`);
    if (gist === undefined || node?.kind !== 'scalar') return [];
    const held = literalsOf(placed, plan);
    if (held.size === 0 && placed.item.kind !== 'validity') return [];
    const stated = [...(held.size === 0 ? [] : amountsIn(gist)), ...daysIn(gist)];
    return stated
      .filter(({ value }) => !held.has(value) && !days.has(value))
      .map((figure) =>
        diagnose('text/unbacked-figure', source.file, placeOf(figure, gist, node), { figure: figure.text }),
      );
  });
}

const AMOUNT = /(\d+(?:\.\d+)?)\s*(亿元|万元|元|%)/g;
const DAY = /(\d{4})(?:年(\d{1,2})月(\d{1,2})日|-(\d{2})-(\d{2}))/g;
const UNITS: Readonly<Record<string, string>> = { 亿元: '100000000', 万元: '10000', 元: '1' };

function amountsIn(text: string): readonly StatedFigure[] {
  return [...text.matchAll(AMOUNT)].map((found) => {
    const [written, digits = '0', unit = ''] = found;
    const factor = unit === '%' ? makeRational(1n, 100n) : toRational(UNITS[unit] ?? '1');
    return { start: found.index, text: written, value: toDecimalText(multiply(toRational(digits), factor)) ?? written };
  });
}

function daysIn(text: string): readonly StatedFigure[] {
  return [...text.matchAll(DAY)].map((found) => {
    const [written, year = '', month = found[4] ?? '', day = found[5] ?? ''] = found;
    return { start: found.index, text: written, value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
  });
}

/** In a folded or quoted sentence offsets differ from those of the text: the whole sentence is marked. */
function placeOf(
  { start, text }: StatedFigure,
  gist: string,
  node: { readonly text: string; readonly written?: string; readonly contentStart: number; readonly range: TextRange },
): TextRange {
  if (node.written !== undefined || node.text !== gist) return node.range;
  return { start: node.contentStart + start, end: node.contentStart + start + text.length };
}

function daysOfPolicy({ source, term, window }: CheckedPolicy): ReadonlySet<string> {
  const { policy } = source.document;
  const header = JSON.stringify(policy).match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  return new Set([...header, term?.from, term?.to, window?.from, window?.to].flatMap((day) => day ?? []));
}

/** Every figure the rules and limits of an item hold, through the parameters and definitions they name. */
function literalsOf({ item }: PlacedItem, plan: PolicyPlan): ReadonlySet<string> {
  const own = (part: { readonly from: { readonly itemId: string } }): boolean => part.from.itemId === item.id;
  const held = new Set<string>();
  const seen = new Set<string>();
  collect([plan.rules.filter(own), plan.limits.filter(own).map(({ operation }) => operation)]);
  return held;

  function collect(value: unknown): void {
    if (Array.isArray(value)) return value.forEach(collect);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Readonly<Record<string, unknown>>;
    if (node['node'] === 'literal' && typeof node['value'] === 'string') keep(node['value']);
    if ((node['node'] === 'parameter' || node['node'] === 'definition') && typeof node['name'] === 'string') {
      const { name } = node;
      if (seen.has(name)) return;
      seen.add(name);
      collect([plan.parameters[name], plan.definitions[name]]);
    }
    Object.values(node).forEach(collect);
  }

  function keep(text: string): void {
    const number = /^-?\d+(?:\.\d+)?$/.test(text) ? toDecimalText(toRational(text)) : null;
    if (number !== null || parseDate(text) !== null) held.add(number ?? text);
  }
}
