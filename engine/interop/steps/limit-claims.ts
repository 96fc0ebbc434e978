import { areDisjoint } from '../../compile/match-words';
import type { Limit } from '../../compile/plan';
import {
  calculate,
  choose,
  compare,
  concat,
  constant,
  count,
  greatest,
  isAbsent,
  lesser,
  named,
  notNegative,
  sum,
  through,
  zero,
  type Formula,
} from './formula';
import { isUnbounded, membersOf, modalityOf, type Component } from './join-rules';
import { leaveDiffering } from './leave-differing';
import { capEnds, openSetting, type Left, type Setting } from './limit-setting';
import { lowerCap } from './lower-figure';
import type { LoweringScope } from './lower-value';
import { cutsEachEvent, openEnd, stepName } from './make-claim';
import { refuse } from './not-expressed';
import type { FormulaNode } from './program';
import { policyTo, type ProgramScope } from './program-scope';

/** Writes what a limit leaves of the claims of a list, under a name of its own. Errors: NotExpressed. */
export function limitClaims(
  source: string,
  limit: Limit,
  component: Component,
  scope: ProgramScope,
): { readonly name: string; readonly node: FormulaNode } {
  const setting = openSetting(source, limit, component, scope);
  const { shape, claim, reached } = setting;
  const left = leave(setting);
  const name = `limited_${stepName(limit.id)}`;
  const last = left.steps.at(-1) ?? setting.step;
  const formula = through('map', named(last.name), 'each', () =>
    shape.make(
      Object.fromEntries(
        shape.members.map((member) => {
          const kept = shape.get(claim, member);
          if (member === 'min') return [member, choose(reached, left.min, kept)];
          return [member, member === 'max' ? choose(reached, keepOpen(left.max, component), kept) : kept];
        }),
      ),
    ),
  );
  const steps = [setting.step, ...left.steps, { name, formula }];
  return { name, node: { kind: 'formulas', id: name, title: describe(limit), steps } };
}

function describe({ id, operation, within }: Limit): FormulaNode['title'] {
  const zh = { highest: '就高', count: '次数', cap: '封顶' }[operation.kind];
  const period = { event: '每次', year: '每年', term: '政策期内', life: '终身' }[within];
  return { zh: `限制 ${id}：${zh}（${period}）`, en: `limit ${id}: ${operation.kind} within ${within}` };
}

/** An upper end that is open stays open, whatever stood beside it. */
function keepOpen(max: Formula, { rules }: Component): Formula {
  return rules.some(isUnbounded) ? choose(compare('>=', max, constant(openEnd / 2)), constant(openEnd), max) : max;
}

function leave(setting: Setting): Left {
  const { limit, shape, claim, prior, group: before } = setting;
  const { operation } = limit;
  if (operation.kind === 'highest' && operation.differing !== null) return leaveDiffering(setting, operation.differing);
  requireOneClaimEach(setting);
  const ends = (of: Formula, member: string): Formula =>
    through('map', of, 'other', (other) => shape.get(other, member));
  const own = (member: string): Formula => shape.get(claim, member);
  const paid = (member: string): readonly Formula[] => (prior === null ? [] : [endsOfPrior(prior, member, shape)]);
  if (operation.kind === 'cap') {
    const cap = lowerCapOf(setting);
    const increase = (member: string, end: Formula, earlier: readonly Formula[]): Formula => {
      const sums = sum(concat([ends(before, member), ...earlier]));
      const cut = (amount: Formula): Formula => lesser(amount, end);
      return calculate('-', cut(calculate('+', sums, own(member))), cut(sums));
    };
    return { ...capEnds(increase('min', cap.low, paid('max')), increase('max', cap.high, paid('min'))), steps: [] };
  }
  const used = prior === null ? null : count(prior);
  if (operation.kind === 'count' && (operation.times > 1 || isUniform(setting))) {
    if (!isUniform(setting))
      return refuse('按次数限制，而金额性质不一', 'a count of payments whose amounts differ in modality');
    const ahead = used === null ? count(before) : calculate('+', used, count(before));
    const pays = compare('<', ahead, constant(operation.times));
    return { min: choose(pays, own('min'), zero), max: choose(pays, own('max'), zero), steps: [] };
  }
  const best = (member: string, earlier: readonly Formula[]): Formula => {
    const ahead = greatest(concat([ends(before, member), ...(operation.kind === 'count' ? [] : earlier)]));
    const increase = notNegative(calculate('-', own(member), ahead));
    return operation.kind === 'count' && used !== null ? choose(compare('>', used, zero), zero, increase) : increase;
  };
  return { ...capEnds(best('min', paid('max')), best('max', paid('min'))), steps: [] };
}

/** Lines have no upper end where it is open. */
function endsOfPrior(prior: Formula, member: string, shape: Setting['shape']): Formula {
  return through('map', prior, 'other', (other) => {
    const end = shape.get(other, member);
    return member === 'max' ? choose(isAbsent(end), constant(openEnd), end) : end;
  });
}

/** A cap is evaluated on the last day of the year, or for its event where it is one on each event. */
function lowerCapOf({ limit, component, shape, claim, scope }: Setting): {
  readonly low: Formula;
  readonly high: Formula;
} {
  if (limit.operation.kind !== 'cap') throw new Error('A cap has an amount.');
  const [rule] = membersOf(limit, component.rules);
  if (!rule) throw new Error('A limit reaches rules.');
  const at: LoweringScope = {
    ...scope,
    event: null,
    asOf: limit.within === 'event' ? shape.get(claim, 'day') : policyTo,
    definitions: new Map(),
    locals: new Map(),
  };
  return lowerCap(limit.operation.amount, rule.unit, at);
}

/** A limit counts payments; rows of one item that claim for one event are one payment. Errors: NotExpressed. */
function requireOneClaimEach({ limit, component }: Setting): void {
  if (limit.operation.kind === 'highest' && limit.stage === 'itemCap') return;
  const members = membersOf(limit, component.rules);
  const earlier = component.limits.slice(0, component.limits.indexOf(limit));
  for (const item of new Set(members.map(({ from }) => from.itemId))) {
    const rows = members.filter(({ from, monthly }) => from.itemId === item && !monthly);
    const isPicked = earlier.some(
      ({ operation, within, groupBy, rules }) =>
        operation.kind === 'highest' &&
        within === 'event' &&
        groupBy.length === 0 &&
        rows.every(({ id }) => rules.includes(id)),
    );
    const isEach = rows.every(({ claim }) => claim === 'event');
    const alike = new Set(rows.map(modalityOf)).size === 1;
    if (rows.length > 1 && !(isEach && (areDisjoint(rows) || (isPicked && alike && modalityOf(rows[0]) !== 'between'))))
      refuse('同一项目多行并付的限制', 'a limit over rows of one item that are paid together');
  }
}

/**
 * Whether the best claim is best at both ends: what the limit reaches is all exact, or all 'up to', and so is what the
 * limits before it reached together with it.
 */
function isUniform({ limit, component: { rules, limits, effective } }: Setting): boolean {
  const before = effective.slice(0, effective.indexOf(limit));
  const own = membersOf(limit, rules);
  const reaching = before.filter((other) => membersOf(other, rules).some((rule) => own.includes(rule)));
  const modalities = new Set([limit, ...reaching].flatMap((each) => membersOf(each, rules)).map(modalityOf));
  const cutting = [...reaching, ...limits.filter((other) => own.some((rule) => cutsEachEvent(other, rule)))];
  const caps = cutting.flatMap(({ operation }) => (operation.kind === 'cap' ? [operation.amount.modality] : []));
  const [modality] = modalities;
  return (
    modalities.size === 1 &&
    modality !== 'between' &&
    caps.every((cap) => modality !== 'atLeast' && (cap === 'exactly' || cap === 'upTo'))
  );
}
