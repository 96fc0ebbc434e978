import { listOpenLimits } from '../../compile/list-open-limits';
import type { PolicyPlan } from '../../compile/plan';
import type { Vocabulary } from '../../vocabulary/vocabulary';
import { claimShape, payingRules } from './claim';
import { describeInput } from './describe-input';
import { excludeClaims, excluded, perhapsExcluded, undatedExclusion } from './exclude-claims';
import { findCompetition } from './find-competition';
import {
  both,
  choose,
  compare,
  concat,
  constant,
  count,
  either,
  eitherOf,
  isAbsent,
  itemNamed,
  list,
  named,
  nothing,
  oneOf,
  shapeOf,
  sum,
  through,
  zero,
  type Formula,
} from './formula';
import { isUnbounded, joinRules, looksBack, type Component } from './join-rules';
import { limitClaims } from './limit-claims';
import { listOccasions, occasionsName, type Occasions } from './list-occasions';
import { openEnd, stepName } from './make-claim';
import { NotExpressed, refuse } from './not-expressed';
import type { InteropProgram, NotExpressedPart, StepNode } from './program';
import { inForce, writePeriod, type ProgramScope } from './program-scope';
import { raiseClaims } from './raise-claims';

/**
 * Compiles a plan to steps for engines that know numbers, lists and two-valued conditions.
 *
 * The last steps are `lines`, `deferred`, `total` and `individualTotal`: what the policy pays for a year, and the items
 * of which that cannot be told because a fact is missing or the steps do not express them. Nothing is estimated: an item
 * that is deferred has no lines, and the totals are null.
 */
export function compileSteps(plan: PolicyPlan, vocabulary: Vocabulary): InteropProgram {
  const scope: ProgramScope = { plan, vocabulary, reads: new Set(), factors: new Set([1]) };
  const parts: NotExpressedPart[] = [...listUnsaid(plan)];
  const exclusions = attempt(() => excludeClaims(scope), [], parts);
  const rules = payingRules(plan);
  const occasions = new Map<string, Occasions>();
  for (const name of new Set(rules.map((rule) => occasionsName(rule, scope)))) {
    const sharing = rules.filter((rule) => occasionsName(rule, scope) === name);
    const made = attempt(() => listOccasions(sharing, scope), [], []);
    if (made) occasions.set(name, made);
  }
  const components = joinRules(plan, rules).map((component) => ({
    component,
    paid: exclusions && attempt(() => payComponent(component, occasions, scope), component.items, parts),
  }));
  const nodes: readonly StepNode[] = [
    writePeriod(plan),
    ...(exclusions ? [exclusions] : []),
    ...[...occasions.values()].map(({ node }) => node),
    ...components.flatMap(({ paid }) => paid?.nodes ?? []),
    writeResult(plan, components),
  ];
  return {
    policy: { id: plan.id, version: plan.version, title: plan.title },
    input: describeInput(scope),
    lineMembers: claimShape(plan).members,
    nodes,
    notExpressed: parts,
  };
}

interface PaidComponent {
  readonly nodes: readonly StepNode[];
  readonly claims: string;
  readonly unsettled: Formula;
}

/** Errors: none; what cannot be said is added to `parts`. */
function attempt<Made>(make: () => Made, items: readonly string[], parts: NotExpressedPart[]): Made | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof NotExpressed)) throw error;
    parts.push({ items, reason: error.construct, defers: true });
    return null;
  }
}

/** Parts of every policy that are no amounts, or no matter of one policy and one year. */
function listUnsaid(plan: PolicyPlan): readonly NotExpressedPart[] {
  const itemsOf = (kinds: readonly string[]): readonly string[] => [
    ...new Set(
      plan.rules.filter((rule) => rule.amount === null && kinds.includes(rule.kind)).map(({ from }) => from.itemId),
    ),
  ];
  const part = (items: readonly string[], zh: string, en: string): NotExpressedPart => ({
    items,
    reason: { zh, en },
    defers: false,
  });
  return [
    part(itemsOf(['service']), '服务', 'services'),
    part(itemsOf(['unquantifiedMoney']), '没写数额的资金', 'money without a stated amount'),
    part(
      plan.targets.map(({ from }) => from.itemId),
      '目标',
      'targets',
    ),
    part(
      plan.sanctions.map(({ from }) => from.itemId),
      '追回和其他处理',
      'money claimed back, and other sanctions',
    ),
  ]
    .filter(({ items }) => items.length > 0)
    .concat(
      part([], '与其他政策的资金如何合并', 'how money combines with that of other policies'),
      part([], '理由和缺少的事实', 'reasons, and which facts are missing'),
    );
}

function payComponent(
  component: Component,
  occasions: ReadonlyMap<string, Occasions>,
  scope: ProgramScope,
): PaidComponent {
  const { rules, items, limits: reaching, effective } = component;
  if (listOpenLimits(scope.plan).some((limit) => reaching.includes(limit)))
    refuse(
      '金额未定的几笔先相互取舍、再受其他限制',
      'claims without a fixed amount of which some are kept before another limit',
    );
  const raised = items.map((item) =>
    raiseClaims(
      rules.filter(({ from }) => from.itemId === item),
      (rule) => occasions.get(occasionsName(rule, scope)) ?? refuse('事件', 'events'),
      scope,
    ),
  );
  const lists = raised.flatMap(({ claims }) => claims);
  const name = stepName(items[0] ?? '');
  const all = lists.length === 1 && lists[0] !== undefined ? lists[0] : `raised_${name}`;
  const joined: readonly StepNode[] =
    lists.length === 1
      ? []
      : [
          {
            kind: 'formulas',
            id: all,
            title: { zh: '一并受限制的项目', en: 'claims that are limited together' },
            steps: [{ name: all, formula: concat(lists.map(named)) }],
          },
        ];
  let current = all;
  const limits = effective.map((limit) => {
    const step = limitClaims(current, limit, component, scope);
    current = step.name;
    return step.node;
  });
  const isWide = rules.some(isUnbounded);
  const shape = claimShape(scope.plan);
  const claim = itemNamed('claim');
  const isPaid = compare('>', shape.get(claim, 'max'), zero);
  const paid = `paid_${name}`;
  const open = `unsettled_${name}`;
  const again = effective.some(looksBack)
    ? through('some', named('unsettled'), 'item', (item) => oneOf(item, items))
    : constant(false);
  const unsettled = eitherOf([
    ...raised.flatMap((each) => each.unsettled),
    findCompetition(all, component, scope),
    ...(scope.plan.exclusions.length > 0 ? [undatedExclusion] : []),
    ...(effective.some(looksBack) ? [both(inForce, again)] : []),
  ]);
  const settled: StepNode = {
    kind: 'formulas',
    id: paid,
    title: { zh: `${items.join('、')}：不予奖励之后`, en: `${items.join(', ')}: after exclusions` },
    steps: [
      { name: open, formula: unsettled },
      {
        name: paid,
        formula: choose(
          either(named(open), ...(scope.plan.exclusions.length > 0 ? [excluded] : [])),
          list([]),
          through(
            'map',
            through('filter', named(current), 'claim', () => isPaid),
            'claim',
            () => finishClaim(claim, { shape, isWide, mayBeExcluded: scope.plan.exclusions.length > 0 }),
          ),
        ),
      },
    ],
  };
  return {
    nodes: [...raised.flatMap(({ nodes }) => nodes), ...joined, ...limits, settled],
    claims: paid,
    unsettled: named(open),
  };
}

interface Finishing {
  readonly shape: ReturnType<typeof claimShape>;
  readonly isWide: boolean;
  readonly mayBeExcluded: boolean;
}

/** A line: where facts may take the claim away nothing of it is certain; an open end is none. */
function finishClaim(claim: Formula, { shape, isWide, mayBeExcluded }: Finishing): Formula {
  if (!isWide && !mayBeExcluded) return claim;
  const finish = (member: string): Formula => {
    const kept = shape.get(claim, member);
    if (member === 'max' && isWide) return choose(compare('>=', kept, constant(openEnd)), nothing, kept);
    if (!mayBeExcluded || (member !== 'min' && member !== 'doubt')) return kept;
    return choose(perhapsExcluded, member === 'min' ? zero : constant(1), kept);
  };
  return shape.make(Object.fromEntries(shape.members.map((member) => [member, finish(member)])));
}

function writeResult(
  plan: PolicyPlan,
  components: readonly { readonly component: Component; readonly paid: PaidComponent | null }[],
): StepNode {
  const shape = claimShape(plan);
  const lines = named('lines');
  const counted = plan.rules.filter((rule) => rule.amount && rule.countsInTotal);
  const toPersons = plan.rules.filter((rule) => rule.amount && rule.unit === 'money' && rule.payee === 'individual');
  const interval = shapeOf<string>(['min', 'max']);
  const total = (rules: PolicyPlan['rules']): Formula => {
    const paying = payingRules(plan);
    const own =
      rules.length === paying.length
        ? lines
        : through('filter', lines, 'line', (line) =>
            oneOf(
              shape.get(line, 'rule'),
              rules.map(({ id }) => id),
            ),
          );
    const ends = (member: string): Formula => through('map', own, 'line', (line) => shape.get(line, member));
    const isOpen = through('some', own, 'line', (line) => isAbsent(shape.get(line, 'max')));
    const hasOpen = payingRules(plan).some(isUnbounded);
    return choose(
      compare('>', count(named('deferred')), zero),
      nothing,
      interval.make({
        min: sum(ends('min')),
        max: hasOpen ? choose(isOpen, nothing, sum(ends('max'))) : sum(ends('max')),
      }),
    );
  };
  return {
    kind: 'formulas',
    id: 'result',
    title: { zh: '结果', en: 'result' },
    steps: [
      { name: 'lines', formula: concat(components.flatMap(({ paid }) => (paid ? [named(paid.claims)] : []))) },
      {
        name: 'deferred',
        formula: concat(
          components.map(({ component, paid }) =>
            choose(paid?.unsettled ?? inForce, list(component.items.map((item) => constant(item))), list([])),
          ),
        ),
      },
      { name: 'total', formula: total(counted) },
      { name: 'individualTotal', formula: total(toPersons) },
    ],
  };
}
