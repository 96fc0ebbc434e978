import { areDisjoint, matchWords } from '../../compile/match-words';
import { payingRules, placeRules, tieOf, type PayingRule } from './claim';
import { both, choose, either, factOf, isAbsent, named, oneOf, shapeOf, through, zero, type Formula } from './formula';
import { lookAt, occasionsName, type Occasions } from './list-occasions';
import { lowerFigure } from './lower-figure';
import { readName } from './lower-value';
import { lowerAll, makeClaim, openEnd, rowMembers, stepName, type RaisedClaims } from './make-claim';
import { refuse } from './not-expressed';
import type { ProgramScope } from './program-scope';

/** Rows with fixed amounts that different words of one field choose, and that agree in all else. */
export function isTable(rules: readonly PayingRule[]): boolean {
  const alike = new Set(
    rules.map(({ trigger, asOf, unit, conditions }) =>
      JSON.stringify(
        [trigger, asOf, unit, conditions.filter(({ role }) => role !== 'match').map(({ expression }) => expression)],
        (key, value: unknown) => (key === 'range' ? undefined : value),
      ),
    ),
  );
  return (
    rules.length > 1 &&
    alike.size === 1 &&
    areDisjoint(rules) &&
    rules.every(({ claim, monthly, amount }) => claim === 'event' && !monthly && amount.kind === 'amount')
  );
}

export function raiseTable(rules: readonly PayingRule[], occasions: Occasions, scope: ProgramScope): RaisedClaims {
  const [first] = rules;
  const match = first && matchWords(first);
  if (!first || !match) throw new Error('A table has rows.');
  const { field } = match;
  const { collection } = occasions;
  scope.reads.add(readName(collection, field));
  const item = stepName(first.from.itemId);
  const source = named(occasionsName(first, scope));
  const others = first.conditions.filter(({ role }) => role !== 'match');
  const occasion = { op: 'item', name: 'occasion' } as const;
  const truth = lowerAll(others, occasion, occasions, scope);
  const event = occasions.shape.get(occasion, 'event');
  const words = rules.flatMap((rule) => matchWords(rule)?.words ?? []);
  const places = placeRules(payingRules(scope.plan));
  const admitted = shapeOf<string>(['event', 'day', 'certain']);
  const row = shapeOf<string>([...admitted.members, ...rowMembers]);
  const found = { op: 'item', name: 'row' } as const;
  const rows = rules.map((rule) => {
    const { low, high } = fixedRange(rule, occasion, occasions, scope);
    const values = [rule.id, places.get(rule.id) ?? 0, tieOf(rule, payingRules(scope.plan)), low, high ?? openEnd];
    return { label: rule.label, words: matchWords(rule)?.words ?? [], values };
  });
  const title = first.from.articleTitle || first.gist;
  const claims = `claims_${item}`;
  return {
    nodes: [
      {
        kind: 'formulas',
        id: `admitted_${item}`,
        title: { zh: `${title}：符合条件的事件`, en: `${first.from.itemId}: events that meet the conditions` },
        steps: [
          {
            name: `admitted_${item}`,
            formula: through(
              'map',
              through('filter', source, 'occasion', () => both(truth.possible, oneOf(factOf(event, field), words))),
              'occasion',
              () => admitted.make({ event, day: occasions.shape.get(occasion, 'day'), certain: truth.certain }),
            ),
          },
        ],
      },
      {
        kind: 'table',
        id: `table_${item}`,
        title: { zh: `${title}：金额表`, en: `${first.from.itemId}: table of amounts` },
        name: `table_${item}`,
        over: `admitted_${item}`,
        itemMembers: admitted.members,
        eventPlace: 0,
        field,
        rowMembers,
        rows,
      },
      {
        kind: 'formulas',
        id: claims,
        title: { zh: `${title}：应得金额`, en: `${first.from.itemId}: claims` },
        steps: [
          {
            name: claims,
            formula: through('map', named(`table_${item}`), 'row', () => {
              const certain = row.get(found, 'certain');
              return makeClaim(first, scope, {
                rule: row.get(found, 'rule'),
                place: row.get(found, 'place'),
                tie: row.get(found, 'tie'),
                event: row.get(found, 'event'),
                day: row.get(found, 'day'),
                min: choose(certain, row.get(found, 'min'), zero),
                max: row.get(found, 'max'),
                certain,
              });
            }),
          },
        ],
      },
    ],
    claims: [claims],
    // Which row is meant is not known where the field is not.
    unsettled: either(
      occasions.unsettled,
      through('some', source, 'occasion', () => both(isAbsent(factOf(event, field)), truth.possible)),
    ),
  };
}

/** The amounts of a row, which depend on nothing but the policy. */
function fixedRange(
  { amount, unit }: PayingRule,
  occasion: Formula,
  occasions: Occasions,
  scope: ProgramScope,
): { readonly low: number; readonly high: number | null } {
  if (amount.kind !== 'amount') throw new Error('A row of a table has an amount.');
  const { low, high } = lowerFigure(amount.amount, unit, lookAt(occasion, occasions, scope));
  const numberOf = (formula: Formula): number =>
    formula.op === 'constant' && typeof formula.value === 'number'
      ? formula.value
      : refuse('表中随日期变化的金额', 'amounts of a table that change on a day');
  return { low: numberOf(low), high: high && numberOf(high) };
}
