import type { Enterprise, FactValue } from '../../enterprise/enterprise';
import type { CheckedExpression } from '../../expression/checked-expression';
import type { EvaluationScope } from '../../expression/evaluation-scope';
import { judge, type Truth } from '../../simulate/judge';
import type { CalendarDate } from '../../values/calendar';
import type { Vocabulary } from '../../vocabulary/vocabulary';
import { readFactAtom, type FactAtom } from './atom';
import { makeAxis, type Axis, type Cuts, type FactPlace } from './axis';
import { keyOf, visitExpression } from './map-expression';
import { readQuantified, type Quantified } from './quantified';

/** Where conditions are looked at: the words, and the kind of event that is `event`. */
export interface Setting {
  readonly vocabulary: Vocabulary;
  readonly trigger: string | null;
}

/** On which cells of one axis a condition holds, and on which it does not; on the others it is unknown. */
export interface CellSets {
  readonly axis: string;
  readonly yes: bigint;
  readonly no: bigint;
}

/** A condition that no single fact decides: it is an axis of its own, with the cells `holds` (1) and `fails` (2). */
export interface OpaqueAtom {
  readonly id: string;
  readonly expression: CheckedExpression;
  /** What it says about the events of a kind, where it does. */
  readonly quantified: Quantified | null;
}

/** All facts that some conditions speak of, cut so that each condition is the same within every cell. */
export interface Space {
  readonly setting: Setting;
  readonly axes: ReadonlyMap<string, Axis>;
  readonly opaque: ReadonlyMap<string, OpaqueAtom>;
  setsOf(atom: CheckedExpression): CellSets;
  /** The conditions that cut an axis. */
  atomsOn(axis: string): readonly CheckedExpression[];
}

/**
 * Makes the space of some conditions whose names are resolved.
 *
 * Cost: one evaluation for each condition on one fact and each cell of that fact.
 */
export function createSpace(setting: Setting, conditions: readonly CheckedExpression[]): Space {
  const facts = new Map<string, FactAtom>();
  const cutting = new Map<string, CheckedExpression[]>();
  const opaque = new Map<string, OpaqueAtom>();
  const places = new Map<string, { place: FactPlace; cuts: Cuts[] }>();
  for (const atom of conditions.flatMap(listAtoms)) {
    const key = keyOf(atom);
    if (facts.has(key) || opaque.has(key)) continue;
    const fact = readFactAtom(atom, setting.vocabulary, (each, place, value) => holdsAt(each, place, value, setting));
    if (!fact) {
      opaque.set(key, { id: `?${opaque.size}`, expression: atom, quantified: readQuantified(atom) });
      continue;
    }
    facts.set(key, fact);
    cutting.set(fact.place.id, [...(cutting.get(fact.place.id) ?? []), atom]);
    const known = places.get(fact.place.id) ?? { place: fact.place, cuts: [] };
    known.cuts.push(fact.cuts);
    places.set(fact.place.id, known);
  }
  const axes = new Map(
    [...places].map(([id, { place, cuts }]) => [id, makeAxis(place, joinCuts(cuts), setting.vocabulary)] as const),
  );
  const memory = new Map<string, CellSets>();
  return {
    setting,
    axes,
    atomsOn: (axis) => cutting.get(axis) ?? [],
    opaque: new Map([...opaque.values()].map((atom) => [atom.id, atom])),
    setsOf: (atom) => {
      const key = keyOf(atom);
      const known = memory.get(key);
      if (known) return known;
      const sets = opaque.has(key)
        ? setsOfOpaque(opaque.get(key) as OpaqueAtom, setting)
        : setsOfFact(atom, axes.get(facts.get(key)?.place.id ?? '') as Axis, setting);
      memory.set(key, sets);
      return sets;
    },
  };
}

/** Lists the conditions that `and`, `or`, `not` and `if` join. */
export function listAtoms(condition: CheckedExpression): readonly CheckedExpression[] {
  switch (condition.node) {
    case 'and':
    case 'or':
      return condition.operands.flatMap(listAtoms);
    case 'not':
      return listAtoms(condition.operand);
    case 'if':
      return [condition.condition, condition.then, condition.otherwise].flatMap(listAtoms);
    case 'literal':
      return [];
    default:
      return [condition];
  }
}

/** Gives all cells of an axis. */
export function allCells(space: Space, axis: string): bigint {
  return (1n << BigInt(space.axes.get(axis)?.cells.length ?? 2)) - 1n;
}

/** Gives the cells of an axis on which there is a value. */
export function valueCells(axis: Axis): bigint {
  return axis.cells.reduce((sum, { state }, index) => (state === 'value' ? sum | (1n << BigInt(index)) : sum), 0n);
}

function setsOfFact(atom: CheckedExpression, axis: Axis, setting: Setting): CellSets {
  let [yes, no] = [0n, 0n];
  axis.cells.forEach(({ fields }, index) => {
    const truth = truthAt(atom, axis.subject, fields, setting);
    if (truth === 'true') yes |= 1n << BigInt(index);
    else if (truth === 'false') no |= 1n << BigInt(index);
  });
  return { axis: axis.id, yes, no };
}

/** What never holds for one event holds for no list of them. */
function setsOfOpaque({ id, quantified }: OpaqueAtom, setting: Setting): CellSets {
  const body = quantified?.body;
  if (!quantified || !body || quantified.kind === 'count') return { axis: id, yes: 1n, no: 2n };
  const inner = createSpace({ ...setting, trigger: quantified.collection }, [body]);
  const wanted = quantified.kind === 'some';
  const possible = canBe(inner, body, wanted);
  return quantified.kind === 'some'
    ? { axis: id, yes: possible ? 1n : 0n, no: 2n }
    : { axis: id, yes: 1n, no: possible ? 2n : 0n };
}

/** Whether some cell decides a conjunction of conditions on single facts; anything wider counts as possible. */
function canBe(space: Space, condition: CheckedExpression, wanted: boolean): boolean {
  const parts = wanted && condition.node === 'and' ? condition.operands : [condition];
  if (!parts.every((part) => listAtoms(part).length === 1 && part === listAtoms(part)[0])) return true;
  const left = new Map<string, bigint>();
  for (const part of parts) {
    const { axis, yes, no } = space.setsOf(part);
    const cells = (left.get(axis) ?? allCells(space, axis)) & (wanted ? yes : no);
    if (cells === 0n) return false;
    left.set(axis, cells);
  }
  return true;
}

function joinCuts(cuts: readonly Cuts[]): Cuts {
  return {
    numbers: cuts.flatMap(({ numbers }) => numbers),
    days: cuts.flatMap(({ days }) => days),
    words: [...new Set(cuts.flatMap(({ words }) => words))],
  };
}

function holdsAt(atom: CheckedExpression, place: FactPlace, value: string, setting: Setting): boolean {
  return truthAt(atom, place.subject, { [place.field.id]: value }, setting) === 'true';
}

function truthAt(
  atom: CheckedExpression,
  subject: 'enterprise' | 'event',
  fields: Readonly<Record<string, FactValue>>,
  setting: Setting,
): Truth {
  const enterprise: Enterprise = {
    id: 'x',
    name: '',
    file: '',
    fields: subject === 'enterprise' ? fields : {},
    events: {},
  };
  const event = { index: 0, date: null, fields: subject === 'event' ? fields : {} };
  return judge(atom, bareScope(enterprise, setting, event)).truth;
}

function bareScope(
  enterprise: Enterprise,
  { vocabulary, trigger }: Setting,
  event: Enterprise['events'][string][number],
): EvaluationScope {
  return {
    enterprise,
    event: trigger === null ? null : { collection: trigger, event },
    asOf: '2000-01-01' as CalendarDate,
    year: 2000,
    days: null,
    policyRegion: '000000',
    parameters: {},
    definitions: {},
    vocabulary,
  };
}

/** Tells whether a condition speaks of the reference day or of a figure that changes, so that it holds on some days only. */
export function dependsOnDay(condition: CheckedExpression): boolean {
  let found = false;
  visitExpression(condition, (part) => {
    found ||= part.node === 'variable' && (part.name === 'asOf' || part.name === 'year');
    found ||= part.node === 'parameter';
  });
  return found;
}
