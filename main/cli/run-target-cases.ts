import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import { meetsTarget } from '../../engine/simulate/measure-targets';
import { toRational } from '../../engine/values/rational';
import type { CaseOutcome, ModelledPolicy } from './run-cases';
import type { TargetCase } from './target-case';

/** Judges measured values by the targets of the policies they name. */
export function runTargetCases(
  cases: readonly TargetCase[],
  modelled: ReadonlyMap<string, ModelledPolicy>,
): readonly CaseOutcome[] {
  return cases.map((each) => runTargetCase(each, modelled.get(each.doc)));
}

function runTargetCase(target: TargetCase, policy: ModelledPolicy | undefined): CaseOutcome {
  const { id, doc, clause, region, year, value, met } = target;
  const fail = (problem: Bilingual): CaseOutcome => ({ id, differences: [], problem, notes: [] });
  if (!policy?.plan) return fail({ zh: `没有文件 ${doc} 的政策`, en: `no policy models document ${doc}` });
  const { plan } = policy;
  if (plan.region !== region)
    return fail({ zh: `${doc} 的适用地区不是 ${region}`, en: `the jurisdiction of ${doc} is not ${region}` });
  const found = plan.targets.find(({ from }) => from.clause === clause);
  if (!found) return fail({ zh: `条款 ${clause} 没有可检验的目标`, en: `clause ${clause} has no target to test` });
  // A figure may be reached before the day it is due, and says nothing of the target afterwards.
  if (found.by !== null && Number(found.by.slice(0, 4)) < year)
    return fail({ zh: `${clause} 的期限是 ${found.by}`, en: `${clause} was due on ${found.by}` });
  const actual = meetsTarget(found, toRational(value));
  const write = (reached: boolean): string => `${value}: ${reached ? 'met' : 'missed'}`;
  const differences = actual === met ? [] : [{ what: 'target', expected: write(met), actual: write(actual) }];
  return { id, differences, problem: null, notes: [] };
}
