import { listAlternatives, type OpenReading } from '../../engine/analyse/list-alternatives';
import { assumeStart } from '../../engine/compile/assume-start';
import type { PolicyPlan } from '../../engine/compile/plan';
import { UsageError, type ExitCode, type Invocation } from './command';
import { jsonInterval } from './json-amount';
import { linesOfTerms } from './lines-of-terms';
import { choosePolicies } from './open-workspace';
import { openPolicies, readEngine, readFolder, readLimits, readYears, runTask } from './population-options';
import { printLine } from './print';
import { jsonReading, linesOfReading, tableOfReadings } from './print-readings';
import { formatFindings, jsonFindings } from './report-findings';
import { giveReport, requireReportPlace } from './write-tables';
import type { TaskResult } from '../population/tasks';

/** `population readings DIR --year Y [--out FILE]`: what every alternative reading costs on a population. */
export async function readingsAction(invocation: Invocation): Promise<ExitCode> {
  await requireReportPlace(invocation);
  const [year, ...others] = readYears(invocation);
  if (year === undefined || others.length > 0)
    throw new UsageError({ zh: 'readings 只算一个年份', en: 'readings computes one year' });
  const folder = readFolder(invocation);
  const chosen = await openPolicies(invocation, invocation.values['workspace'] ?? '.');
  if (!chosen) return 1;
  const { opened, plans, vocabulary } = chosen;
  if (!opened)
    throw new UsageError({
      zh: '规则包里的口径没有可以改读的文本；请用 --workspace 指明工作区或政策文件',
      en: 'Readings of a bundle have no text to read otherwise; name a workspace or a policy file with --workspace',
    });
  const open = listAlternatives(choosePolicies(opened, invocation.values['policy']), vocabulary);
  const readings = open.value.readings.map((reading) => assumeAlike(reading, plans));
  const prices = await runTask(invocation, 'readings', {
    ...readLimits(invocation),
    folder,
    year,
    ...readEngine(invocation),
    vocabulary,
    open: { plans, readings },
  });
  const { json, values, language } = invocation;
  const findings = formatFindings(open.diagnostics, opened, invocation);
  const terms = linesOfTerms(plans, [year], language);
  if (json || values['out'] !== undefined)
    await giveReport(invocation, {
      title: language === 'zh' ? '备选口径的费用' : 'What other readings cost',
      lines: [],
      tables: [tableOfReadings(prices.readings, language)],
      notes: [...findings, ...terms],
      json: { ...jsonPrices(prices), diagnostics: jsonFindings(open.diagnostics, opened, invocation) },
    });
  else {
    for (const reading of prices.readings)
      for (const line of linesOfReading(reading, invocation.language)) printLine(invocation, line);
    for (const line of [...findings, ...terms]) printLine(invocation, line);
  }
  return 0;
}

/** Under every alternative that says nothing of it, a policy starts on the day that is assumed for this run. */
function assumeAlike(reading: OpenReading, plans: readonly PolicyPlan[]): OpenReading {
  const policy = plans.find(({ id }) => id === reading.policy.id) ?? reading.policy;
  const start = policy.term?.from;
  if (policy === reading.policy || !start) return reading;
  const written = reading.policy.term?.from;
  const alternatives = reading.alternatives.map(({ name, plan }) => ({
    name,
    plan: (plan.term?.from === written && assumeStart(plan, start)) || plan,
  }));
  return { ...reading, policy, alternatives };
}

function jsonPrices({ year, enterprises, total, readings }: TaskResult<'readings'>) {
  return { ok: true, year, enterprises, total: jsonInterval(total), readings: readings.map(jsonReading) };
}
