import { compareBySubject, type SubjectRow } from '../../engine/compare/compare-by-subject';
import type { PolicyVersion } from '../../engine/compare/policy-version';
import type { SubjectEntry } from '../../engine/compare/subject-entry';
import { weighSubjects, type SubjectMoney, type WeighedSubjects } from '../../engine/compare/weigh-subjects';
import { keepFirst } from '../../engine/check/check-together';
import { simulateWorkspace } from '../../engine/simulate/simulate-workspace';
import { formatInterval, isNothing } from '../../engine/values/money';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { jsonInterval } from './json-amount';
import { openSide, type Side } from './open-side';
import { printJson, printLine } from './print';
import { readYear } from './read-year';

/** `cuoshi compare A B`: two policies side by side, by what their clauses are about. */
export const compareCommand: Command = {
  name: 'compare',
  operand: {
    name: 'A B',
    words: {
      zh: '两份政策，各为政策文件或规则包',
      en: 'two policies; each a policy file or a bundle',
    },
  },
  operands: { least: 2, most: 2 },
  words: {
    zh: '按事项并排比较两份政策：给谁、给多少、什么条件',
    en: 'Set two policies side by side by subject: who gets how much on which condition',
  },
  options: {
    by: {
      value: 'subject',
      words: { zh: '按什么比较，只有 subject（事项），可以省略', en: 'by what: subject, the default' },
    },
    year: {
      value: 'YEAR',
      words: {
        zh: '再算出工作区的企业在这一年按每个事项各得多少',
        en: 'also what the enterprises of the workspace receive in that year for each subject',
      },
    },
  },
  answers: {
    zh: '退出码：0 已比较；2 不能比较，或用法不对。',
    en: 'Exit codes: 0 compared; 2 they cannot be compared, or called wrongly.',
  },
  run: compare,
};

async function compare(invocation: Invocation): Promise<ExitCode> {
  const { values, operands } = invocation;
  if (values['by'] !== undefined && values['by'] !== 'subject')
    throw new UsageError({ zh: '--by 只能是 subject', en: '--by takes subject' });
  const year = values['year'] === undefined ? null : readYear(invocation);
  const one = await openSide(invocation, operands[0] ?? '');
  const other = one && (await openSide(invocation, operands[1] ?? ''));
  if (!one || !other) return 2;
  const [left, right] = [onlyPolicy(one, operands[0]), onlyPolicy(other, operands[1])];
  const rows = compareBySubject(left, right);
  const enterprises = keepFirst([...one.enterprises, ...other.enterprises], ({ id }) => id);
  const weigh = (inYear: number): WeighedSubjects => {
    const plans = keepFirst([left.plan, right.plan], ({ id }) => id);
    const { vocabulary } = left.checked;
    const { results } = simulateWorkspace(plans, enterprises, inYear, vocabulary);
    return weighSubjects(rows, [left.plan, right.plan], enterprises, results, vocabulary);
  };
  const money = year === null ? null : weigh(year);
  if (invocation.json) printJson(invocation, jsonReport({ left, right, rows, money, year, count: enterprises.length }));
  else printReport(invocation, { left, right, rows, money, year, count: enterprises.length });
  return 0;
}

function onlyPolicy({ versions }: Side, typed: string | undefined): PolicyVersion {
  const [version, second] = versions;
  if (version && !second) return version;
  throw new UsageError({
    zh: `${typed ?? ''} 须恰好是一份政策：请给出政策文件或规则包`,
    en: `${typed ?? ''} must be exactly one policy: give a policy file or a bundle`,
  });
}

interface Report {
  readonly left: PolicyVersion;
  readonly right: PolicyVersion;
  readonly rows: readonly SubjectRow[];
  readonly money: WeighedSubjects | null;
  readonly year: number | null;
  readonly count: number;
}

function jsonReport({ left, right, rows, money, year, count }: Report) {
  const name = ({ plan: { id, title, version } }: PolicyVersion) => ({ policy: id, title, version });
  const entry = ({ from, says, conditions, limits }: SubjectEntry) => ({
    clause: from?.clause ?? null,
    article: from?.article ?? null,
    item: from?.itemId ?? null,
    says,
    conditions,
    limits,
  });
  const amounts = ({ enterprise, individual, helped }: SubjectMoney) => ({
    enterprise: jsonInterval(enterprise),
    individual: jsonInterval(individual),
    helped,
  });
  const both = (each: Omit<WeighedSubjects['subjects'][number], 'key'>) => ({
    left: amounts(each.left),
    right: amounts(each.right),
  });
  return {
    ok: true,
    left: name(left),
    right: name(right),
    subjects: rows.map(({ key, topic, label, state, left: one, right: other }, index) => {
      const weighed = money?.subjects[index];
      return {
        key,
        topic,
        label,
        state,
        left: one.map(entry),
        right: other.map(entry),
        ...(weighed && isMoneyTopic(topic) && { money: both(weighed) }),
      };
    }),
    ...(money && { year, enterprises: count, unplaced: both(money.unplaced), total: both(money.total) }),
  };
}

function printReport(invocation: Invocation, { left, right, rows, money, year, count }: Report): void {
  const { language } = invocation;
  const zh = language === 'zh';
  const say = (text: string): void => printLine(invocation, text);
  const write = (each: Omit<WeighedSubjects['subjects'][number], 'key'>): string =>
    `${writeMoney(each.left)} | ${writeMoney(each.right)}`;
  const writeMoney = ({ enterprise, individual }: SubjectMoney): string => {
    const own = formatInterval(enterprise, language);
    if (isNothing(individual)) return own;
    const paid = formatInterval(individual, language);
    return zh ? `${own}，另付个人 ${paid}` : `${own}, and ${paid} to individuals`;
  };
  say(`A ${left.plan.title}（${left.plan.id}）`);
  say(`B ${right.plan.title}（${right.plan.id}）`);
  rows.forEach((row, index) => {
    say('');
    say(`[${STATES[row.state][language]}] ${row.label[language]}`);
    for (const [name, entries] of [
      ['A', row.left],
      ['B', row.right],
    ] as const) {
      if (entries.length === 0) say(`  ${name} ${zh ? '没有规定' : 'says nothing'}`);
      for (const { from, says, conditions, limits } of entries)
        say(
          `  ${name} ${from?.clause ? `[${from.clause}] ` : ''}${[says, ...conditions, ...limits].map((words) => words[language]).join(zh ? '；' : '; ')}`,
        );
    }
    const weighed = money?.subjects[index];
    if (weighed && isMoneyTopic(row.topic)) say(`  ${zh ? '金额' : 'money'}  ${write(weighed)}`);
  });
  if (!money) return;
  say('');
  const holds = [money.unplaced.left, money.unplaced.right].some(({ helped }) => helped > 0);
  if (holds)
    say(`${zh ? '称号或类别缺失，未分到事项' : 'Title or kind missing, for no subject'}  ${write(money.unplaced)}`);
  const text = zh
    ? `${String(year)} 年合计（${count} 家企业，两份政策一起计算）`
    : `Total of ${String(year)} (${count} enterprises, both policies together)`;
  say(`${text}  ${write(money.total)}`);
}

function isMoneyTopic(topic: SubjectRow['topic']): boolean {
  return topic === 'payment' || topic === 'service';
}

const STATES = {
  same: { zh: '相同', en: 'same' },
  differs: { zh: '不同', en: 'differs' },
  left: { zh: '只有 A', en: 'A only' },
  right: { zh: '只有 B', en: 'B only' },
} as const;
