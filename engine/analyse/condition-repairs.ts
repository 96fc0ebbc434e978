import type { PolicyPlan, Rule } from '../compile/plan';
import type { Enterprise, FactValue } from '../enterprise/enterprise';
import type { EvaluationScope } from '../expression/evaluation-scope';
import { judge } from '../simulate/judge';
import { setYearContext } from '../simulate/year-context';
import type { CalendarDate } from '../values/calendar';
import { compareRationals, parseRational, subtract, negate, zero, type Rational } from '../values/rational';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { makeEvent } from './build-witness';
import { allHold, boxesOf, type Box } from './domain/box';
import { scaleOf, type Axis } from './domain/axis';
import { nearestIn, type Cell } from './domain/cell';
import { resolveExpression } from './domain/resolve-expression';
import { createSpace, type Space } from './domain/space';
import { addEvent, changeFact, type AppliedChange, type FactChange } from './fact-change';

/** An enterprise on the way to an item: what was changed so far, and the event it would claim for. */
export interface Standing {
  readonly enterprise: Enterprise;
  readonly changes: readonly FactChange[];
  readonly position: number;
  readonly day: CalendarDate;
}

export interface RepairOptions {
  /** The event is invented, so its facts are part of the one change that brings it. */
  readonly isNew?: boolean;
}

const MOST_BOXES = 40;

/** Lists what makes the conditions of a rule hold for an event, with the changes that takes. */
export function listRepairs(
  standing: Standing,
  plan: PolicyPlan,
  rule: Rule,
  year: number,
  vocabulary: Vocabulary,
  { isNew = false }: RepairOptions = {},
): readonly Standing[] {
  const trigger = rule.trigger ?? '';
  const names = { plan, day: standing.day };
  const condition = allHold(rule.conditions.map(({ expression }) => resolveExpression(expression, names)));
  const space = createSpace({ vocabulary, trigger }, [condition]);
  const boxes = boxesOf(space, condition) ?? [];
  const event = standing.enterprise.events[trigger]?.[standing.position];
  if (!event) return [];
  const context = setYearContext(plan, standing.enterprise, year, vocabulary);
  const scope = context.scopeOf(trigger, { path: '', event });
  return boxes
    .slice(0, MOST_BOXES)
    .flatMap((box) => repairTo(standing, box, { space, scope, trigger, isNew, vocabulary }) ?? []);
}

interface Repair {
  readonly space: Space;
  readonly scope: EvaluationScope;
  readonly trigger: string;
  readonly isNew: boolean;
  readonly vocabulary: Vocabulary;
}

/** Changes whatever keeps the enterprise out of a box. */
function repairTo(standing: Standing, box: Box, repair: Repair): Standing | null {
  const { space, scope, trigger, isNew, vocabulary } = repair;
  let result = standing;
  const invented: Record<string, FactValue> = {};
  const apply = ({ enterprise, change }: AppliedChange): void => {
    result = { ...result, enterprise, changes: [...result.changes, change] };
  };
  for (const [id, cells] of box) {
    const axis = space.axes.get(id);
    if (axis) {
      if (isInside(axis, cells, space, scope)) continue;
      // A title that was won cannot become another one: that takes an event of its own.
      if (!isNew && axis.subject === 'event' && axis.field.type.kind === 'title') return null;
      const fields = nearestFields(axis, cells, result, trigger);
      if (!fields) return null;
      if (isNew && axis.subject === 'event') Object.assign(invented, fields);
      else {
        const place = { collection: axis.subject === 'event' ? trigger : null, position: standing.position };
        const changed = changeFact(result.enterprise, place, fields, shownField(axis, fields), vocabulary);
        if (!changed) return null;
        apply(changed);
      }
      continue;
    }
    const atom = space.opaque.get(id);
    if (!atom) return null;
    const truth = judge(atom.expression, scope).truth;
    if (truth === (cells === 1n ? 'true' : 'false')) continue;
    const asked = atom.quantified;
    if (cells !== 1n || !asked || asked.kind === 'every') return null;
    const made = makeEvent({ vocabulary, day: standing.day }, asked.collection, asked.body);
    if (!made || Object.keys(made.facts).length > 0) return null;
    for (let count = 0; count < asked.times; count += 1)
      apply(addEvent(result.enterprise, asked.collection, made.event.fields, vocabulary));
  }
  return isNew ? retell(result, standing, invented, repair) : result;
}

/** Says of an invented event all that it must be. */
function retell(
  result: Standing,
  before: Standing,
  invented: Readonly<Record<string, FactValue>>,
  repair: Repair,
): Standing {
  const { trigger, vocabulary } = repair;
  const events = result.enterprise.events[trigger] ?? [];
  const own = events[before.position];
  const others = events.filter((_, position) => position !== before.position);
  const emptied = { ...result.enterprise, events: { ...result.enterprise.events, [trigger]: others } };
  const added = addEvent(emptied, trigger, { ...own?.fields, ...invented }, vocabulary);
  const [, ...later] = result.changes;
  return { ...result, enterprise: added.enterprise, changes: [added.change, ...later], position: others.length };
}

/** Whether the fact lies in one of the cells: every condition that cuts it comes out as it does there. */
function isInside(axis: Axis, cells: bigint, space: Space, scope: EvaluationScope): boolean {
  const atoms = space.atomsOn(axis.id).map((atom) => ({ ...space.setsOf(atom), truth: judge(atom, scope).truth }));
  return axis.cells.some((_, index) => {
    const bit = 1n << BigInt(index);
    if ((cells & bit) === 0n) return false;
    return atoms.every(({ yes, no, truth }) => {
      const there = (yes & bit) !== 0n ? 'true' : (no & bit) !== 0n ? 'false' : 'unknown';
      return there === truth;
    });
  });
}

/** Of the cells that will do, the value nearest to the present one. */
function nearestFields(
  axis: Axis,
  cells: bigint,
  { enterprise, position }: Standing,
  trigger: string,
): Readonly<Record<string, FactValue>> | null {
  const { field } = axis;
  const held = axis.subject === 'enterprise' ? enterprise.fields : enterprise.events[trigger]?.[position]?.fields;
  const present = held?.[field.id];
  const inside = axis.cells.filter(({ state }, index) => state === 'value' && (cells & (1n << BigInt(index))) !== 0n);
  const choices = inside.map((cell) => valueIn(cell, axis, present));
  const [best] = choices.toSorted((a, b) =>
    compareRationals(distance(a[field.id], present), distance(b[field.id], present)),
  );
  return best ?? null;
}

function valueIn(
  { span, fields }: Cell,
  { field }: Axis,
  present: FactValue | undefined,
): Readonly<Record<string, FactValue>> {
  const usual = fields[field.id];
  if (!span || usual === undefined) return fields;
  return { ...fields, [field.id]: nearestIn(span, present, scaleOf(field).unit, usual) };
}

function distance(a: FactValue | undefined, b: FactValue | undefined): Rational {
  const [left, right] = [a, b].map((value) => (typeof value === 'string' ? parseRational(value) : null));
  if (!left || !right) return zero;
  const difference = subtract(left, right);
  return compareRationals(difference, zero) < 0 ? negate(difference) : difference;
}

/** Of a title's parts the title is told. */
function shownField(axis: Axis, fields: Readonly<Record<string, FactValue>>): string {
  return axis.field.id in fields ? axis.field.id : (Object.keys(fields)[0] ?? axis.field.id);
}
