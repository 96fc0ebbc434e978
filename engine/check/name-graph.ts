import type { PolicyDocument } from '../../schemas/generated/types';
import { parseFigure } from '../values/figure-literal';
import { rememberByText } from '../values/text-memo';

/** A parameter or definition and the others its text names. */
export interface NamedValue {
  readonly name: string;
  readonly kind: 'parameter' | 'definition';
  readonly uses: readonly string[];
}

type NamedParts = Required<Pick<PolicyDocument, 'parameters' | 'definitions'>>;

const noParts: NamedParts = { parameters: {}, definitions: {} };
const graphs = new WeakMap<NamedParts['parameters'], WeakMap<NamedParts['definitions'], readonly NamedValue[]>>();

/** Lists parameters and definitions with the names each uses. Cost: linear once for the same two groups. */
export function listNamedValues(document: PolicyDocument): readonly NamedValue[] {
  const { parameters = noParts.parameters, definitions = noParts.definitions } = document;
  const byDefinitions = graphs.get(parameters) ?? new WeakMap<NamedParts['definitions'], readonly NamedValue[]>();
  graphs.set(parameters, byDefinitions);
  const known = byDefinitions.get(definitions);
  if (known) return known;
  const named = readNamedValues({ parameters, definitions });
  byDefinitions.set(definitions, named);
  return named;
}

function readNamedValues({ parameters, definitions }: NamedParts): readonly NamedValue[] {
  const known = new Set([...Object.keys(parameters), ...Object.keys(definitions)]);
  const named: NamedValue[] = [];
  for (const [name, parameter] of Object.entries(parameters)) {
    const figures =
      typeof parameter === 'object'
        ? [parameter.value, ...(parameter.changes ?? []).map(({ value }) => value)]
        : [parameter];
    const uses = figures.flatMap((figure) => namesInFigure(String(figure), known));
    named.push({ name, kind: 'parameter', uses: [...new Set(uses)] });
  }
  for (const [name, definition] of Object.entries(definitions))
    if (!Object.hasOwn(parameters, name))
      named.push({ name, kind: 'definition', uses: namesInExpression(definition.when, known) });
  return named;
}

/** Lists which of the known names an expression uses. */
export function namesInExpression(text: string, known: ReadonlySet<string>): readonly string[] {
  return known.size === 0 ? [] : rememberNames(text, listNames).filter((name) => known.has(name));
}

const rememberNames = rememberByText<readonly string[]>(8000);

function listNames(text: string): readonly string[] {
  const withoutTexts = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  // A name behind a dot is a field.
  const words = withoutTexts.matchAll(/(?<!\.\s*)(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*/gu);
  return [...new Set([...words].map(([word]) => word))];
}

/** Lists which of the known names a figure uses behind its own words, such as `最高不超过`. */
export function namesInFigure(text: string, known: ReadonlySet<string>): readonly string[] {
  if (known.size === 0) return [];
  const figure = parseFigure(text);
  if ('problem' in figure) return [];
  const terms = figure.modality === 'between' ? [figure.low, figure.high] : [figure.value];
  return terms.flatMap((term) => (term.kind === 'expression' ? namesInExpression(term.text, known) : []));
}

/** Finds cycles among named values, at least one through each name that depends on itself by way of others. */
export function findCycles(named: readonly NamedValue[]): readonly (readonly string[])[] {
  const byName = new Map(named.map((value) => [value.name, value]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name);
    if (at >= 0) {
      cycles.push(path.slice(at));
      return;
    }
    if (done.has(name)) return;
    for (const next of byName.get(name)?.uses ?? []) visit(next, [...path, name]);
    done.add(name);
  };
  for (const { name } of named) visit(name, []);
  return cycles;
}

/** Orders named values so that each comes after those it uses; members of cycles are left out. */
export function orderByUse(named: readonly NamedValue[]): readonly NamedValue[] {
  const ordered: NamedValue[] = [];
  const placed = new Set<string>();
  let waiting = [...named];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ uses }) => uses.every((name) => placed.has(name)));
    if (ready.length === 0) return ordered;
    for (const value of ready) placed.add(value.name);
    ordered.push(...ready);
    waiting = waiting.filter((value) => !ready.includes(value));
  }
  return ordered;
}
