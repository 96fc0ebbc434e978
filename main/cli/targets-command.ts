import { measureTargets, type TargetProgress } from '../../engine/simulate/measure-targets';
import { formatRational, toDecimalText, toRational, type Rational } from '../../engine/values/rational';
import { choosePlans } from './choose-inputs';
import type { Command, ExitCode, Invocation } from './command';
import { formatTable } from './format-table';
import { openWorkspace } from './open-workspace';
import { printJson, printLine } from './print';
import { readYear } from './read-year';

/** `cuoshi targets [PATH] --year Y`: how far the enterprises of a workspace reach the targets of its policies. */
export const targetsCommand: Command = {
  name: 'targets',
  operand: {
    name: '[PATH]',
    words: {
      zh: '工作区文件夹或政策文件，默认当前文件夹',
      en: 'a workspace folder or a policy file; by default this folder',
    },
  },
  operands: { least: 0, most: 1 },
  words: {
    zh: '按工作区的企业检验政策目标的进度',
    en: 'Measure the targets of policies on the enterprises of a workspace',
  },
  options: {
    year: {
      value: 'YEAR',
      words: { zh: '以哪一年年底计（必填）', en: 'year at the end of which to measure (required)' },
    },
    policy: { value: 'ID', words: { zh: '只看这一份政策', en: 'this policy only' } },
  },
  required: ['year'],
  run: showTargets,
};

interface MeasuredTarget extends TargetProgress {
  readonly title: string;
}

async function showTargets(invocation: Invocation): Promise<ExitCode> {
  const year = readYear(invocation);
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  const plans = choosePlans(invocation, opened);
  if (plans === null) return 1;
  const { enterprises, vocabulary } = opened.workspace;
  const measured = plans.flatMap((plan) =>
    measureTargets(plan, enterprises, year, vocabulary).map((each): MeasuredTarget => ({ ...each, title: plan.title })),
  );
  if (invocation.json)
    printJson(invocation, { ok: true, year, enterprises: enterprises.length, targets: measured.map(jsonTarget) });
  else for (const line of formatTargets(measured, year, enterprises.length, invocation)) printLine(invocation, line);
  return 0;
}

/** Exact decimal text, or a fraction where there is none: a third is no decimal. */
function jsonRational(value: Rational): string {
  return toDecimalText(value) ?? `${value.n}/${value.d}`;
}

function jsonTarget({ policy, target, low, high, met, population }: MeasuredTarget) {
  const { id, from, indicator, comparison, value, tolerance, unit, by, everyYear } = target;
  return {
    policy,
    item: id,
    clause: from.clause,
    indicator,
    comparison,
    value,
    tolerance,
    unit,
    by,
    every: everyYear ? 'year' : null,
    enterprises: population,
    low: low && jsonRational(low),
    high: high && jsonRational(high),
    met: met === 'unknown' ? null : met === 'true',
  };
}

function formatTargets(
  targets: readonly MeasuredTarget[],
  year: number,
  enterprises: number,
  { language }: Invocation,
): readonly string[] {
  const zh = language === 'zh';
  if (targets.length === 0) return [zh ? '没有可以检验的目标。' : 'There is no target that can be measured.'];
  const heading = zh
    ? ['政策', '条款', '指标', '目标', '样本中', '期限', '结果']
    : ['policy', 'clause', 'indicator', 'target', 'measured', 'due', 'result'];
  const rows = targets.map((each) => [
    each.policy,
    each.target.from.clause ?? '',
    each.target.indicator,
    writeAim(each, zh),
    writeMeasured(each, zh),
    each.target.everyYear ? (zh ? '每年' : 'every year') : (each.target.by ?? ''),
    writeState(each, year, zh),
  ]);
  return [
    ...formatTable([heading, ...rows], ['left', 'left', 'left', 'right', 'right', 'left', 'left']),
    '',
    zh
      ? `${year} 年底，按 ${enterprises} 家企业计；不等于正式统计。`
      : `At the end of ${year}, on ${enterprises} enterprises; no official statistics.`,
  ];
}

const comparisons = {
  atLeast: { zh: '不少于', en: 'at least' },
  about: { zh: '左右', en: 'about' },
  equals: { zh: '等于', en: 'exactly' },
  coverage: { zh: '全覆盖', en: 'all' },
} as const;

function writeValue({ target }: MeasuredTarget, value: Rational): string {
  if (target.comparison === 'coverage') return `${formatRational({ n: value.n * 100n, d: value.d }, 1)}%`;
  return `${formatRational(value)}${/^[A-Za-z]/.test(target.unit) ? ' ' : ''}${target.unit}`;
}

function writeAim(measured: MeasuredTarget, zh: boolean): string {
  const { comparison, value, tolerance } = measured.target;
  const word = comparisons[comparison][zh ? 'zh' : 'en'];
  if (comparison === 'coverage') return word;
  const figure = writeValue(measured, toRational(value));
  const off = tolerance === null ? '' : ` ±${writeValue(measured, toRational(tolerance))}`;
  return `${zh && comparison === 'about' ? `${figure}${word}` : `${word} ${figure}`}${off}`;
}

function writeMeasured(measured: MeasuredTarget, zh: boolean): string {
  const { low, high, population } = measured;
  if (!low || !high) return zh ? '无从计数' : 'not countable';
  if (population === 0) return zh ? '没有适用企业' : 'nobody';
  const [from, to] = [writeValue(measured, low), writeValue(measured, high)];
  return from === to ? from : zh ? `${from} 至 ${to}` : `${from} to ${to}`;
}

function writeState({ met, target, low, population }: MeasuredTarget, year: number, zh: boolean): string {
  if (!low || population === 0) return '';
  if (met === 'true') return zh ? '已达到' : 'reached';
  if (met === 'unknown') return zh ? '缺少事实' : 'facts missing';
  const due = target.by === null || target.by <= `${year}-12-31`;
  if (!due) return zh ? '进行中' : 'under way';
  return zh ? '未达到' : 'missed';
}
