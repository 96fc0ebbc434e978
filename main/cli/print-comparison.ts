import { requiredVersion, type PolicyComparison } from '../../engine/compare/compare-policies';
import { describeComparison } from '../../engine/compare/describe-comparison';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { Invocation } from './command';
import { printLine } from './print';

/** Tells whether two versions differ in nothing but their version. */
export function isSame({ differences, affected, sameRules, contract }: PolicyComparison): boolean {
  return sameRules && differences.length === 0 && affected.length === 0 && contract.length === 0;
}

/** Prints what two versions of a policy say and do otherwise. */
export function printComparison(invocation: Invocation, comparison: PolicyComparison): void {
  const { before, after } = comparison;
  const zh = invocation.language === 'zh';
  const { level, reasons, rules, wording, contract, behaviour, groups } = describeComparison(comparison);
  const why = reasons.map((words) => words[invocation.language]).join(zh ? '；' : '; ');
  printLine(invocation, `${after.title}（${after.policy}） ${before.version} → ${after.version}`);
  if (isSame(comparison)) {
    say(invocation, { zh: '  没有差别', en: '  Nothing differs' });
    return;
  }
  say(invocation, { zh: `  级别：${level.zh}：${why}`, en: `  Level: ${level.en}: ${why}` });
  const version = requiredVersion(comparison);
  say(invocation, { zh: `  版本至少：${version}`, en: `  Version at least: ${version}` });
  section(invocation, { zh: '规则', en: 'Rules' }, rules);
  section(invocation, { zh: '所需事实', en: 'Facts needed' }, contract);
  section(invocation, { zh: '文字', en: 'Wording' }, wording);
  section(invocation, { zh: '结果', en: 'Results' }, behaviour);
  section(invocation, { zh: '受影响的企业', en: 'Who is affected' }, groups);
}

/** Prints sentences under a title; nothing where there are none. */
export function section(invocation: Invocation, title: Bilingual, sentences: readonly Bilingual[]): void {
  if (sentences.length === 0) return;
  say(invocation, { zh: `  ${title.zh}：`, en: `  ${title.en}:` });
  for (const { zh, en } of sentences) say(invocation, { zh: `    ${zh}`, en: `    ${en}` });
}

/** Prints a line in the language of the user. */
export function say(invocation: Invocation, words: Bilingual): void {
  printLine(invocation, words[invocation.language]);
}
