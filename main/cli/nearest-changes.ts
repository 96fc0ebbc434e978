import { findNearestChange, type NearestChange } from '../../engine/analyse/nearest-change';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import type { EnterpriseResult } from '../../engine/simulate/result';
import { formatInterval } from '../../engine/values/money';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import type { Invocation } from './command';
import { jsonInterval } from './json-amount';

/** For each item that gave an enterprise nothing, the fewest facts that would have to be otherwise. */
export function findNearestChanges(
  plans: readonly PolicyPlan[],
  enterprise: Enterprise,
  result: EnterpriseResult,
  vocabulary: Vocabulary,
): readonly NearestChange[] {
  const paid = new Set(result.lines.map(({ policy, from }) => `${policy} ${from.itemId}`));
  const items = plans.flatMap(({ id, rules }) =>
    [...new Set(rules.filter(({ amount }) => amount !== null).map(({ from }) => from.itemId))]
      .filter((item) => !paid.has(`${id} ${item}`))
      .map((item) => ({ policy: id, item })),
  );
  return items.flatMap(
    (item) => findNearestChange({ plans, enterprise, year: result.year, vocabulary, ...item }) ?? [],
  );
}

/** Gives the changes as plain JSON; amounts in yuan. */
export function jsonNearest(changes: readonly NearestChange[], { language }: Invocation) {
  return changes.map(({ policy, item, year, earliest, grants, changes: facts }) => ({
    policy,
    item,
    year,
    earliest,
    grants: jsonInterval(grants),
    changes: facts.map(({ kind, path, label, from, to }) => ({
      kind,
      path,
      label: label[language],
      from: from?.[language] ?? null,
      to: to[language],
    })),
  }));
}

/** Writes the changes for people. */
export function formatNearest(changes: readonly NearestChange[], { language }: Invocation): readonly string[] {
  const zh = language === 'zh';
  return changes.flatMap(({ policy, item, earliest, grants, changes: facts }) => {
    const from = earliest === null ? '' : zh ? `，最早 ${earliest}` : `, from ${earliest} on`;
    const words = facts.map(({ kind, path, label, from: before, to }) => {
      const was = before?.[language] ?? (zh ? '未填' : 'missing');
      if (kind === 'newEvent') return zh ? `    新增${label.zh}：${to.zh}` : `    a new ${label.en}: ${to.en}`;
      if (kind === 'noEvent') return zh ? `    没有${label.zh} ${path}` : `    without ${label.en} ${path}`;
      return `    ${label[language]} (${path}): ${was} → ${to[language]}`;
    });
    return [`- ${policy} ${item}  ${formatInterval(grants, language)}${from}`, ...words];
  });
}
