import path from 'node:path';
import { comparePolicies, requiredVersion, type PolicyComparison } from '../../engine/compare/compare-policies';
import type { PolicyVersion } from '../../engine/compare/policy-version';
import { writeAffected, writeComparison } from '../../engine/compare/write-comparison';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { bundleVersion, readingVersion } from '../../engine/bundle-version';
import { readBundleBytes, verifyArchive } from '../io/bundle-file';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { choosePolicies, findingsAbout, openWorkspace } from './open-workspace';
import { printJson, printNote } from './print';
import { isSame, printComparison, say } from './print-comparison';
import { noSources } from './report-findings';
import { requireSound } from './require-sound';

/** `cuoshi diff A B`: what two versions of policies say and do otherwise. */
export const diffCommand: Command = {
  name: 'diff',
  operand: {
    name: 'A B',
    words: {
      zh: '前后两个版本，各为规则包、政策文件或工作区文件夹',
      en: 'the version before and after; each a bundle, a policy file or a workspace folder',
    },
  },
  operands: { least: 2, most: 2 },
  words: {
    zh: '比较两个版本：文字、规则，以及谁增谁减',
    en: 'Compare two versions: texts, rules, and who gains and loses',
  },
  options: {
    policy: { value: 'ID', words: { zh: '只比较这一份政策', en: 'this policy only' } },
    generated: {
      value: 'N',
      words: { zh: '生成多少家样本企业，默认 200', en: 'how many enterprises to make up; by default 200' },
    },
    seed: { value: 'N', words: { zh: '样本的种子，默认 1', en: 'seed of those enterprises; by default 1' } },
  },
  answers: {
    zh: '退出码：0 没有差别；1 有差别；2 不能比较，或用法不对。',
    en: 'Exit codes: 0 nothing differs; 1 something does; 2 they cannot be compared, or called wrongly.',
  },
  run: diff,
};

/** One side of the comparison: its policies and the enterprises beside them. */
interface Side {
  readonly versions: readonly PolicyVersion[];
  readonly enterprises: readonly Enterprise[];
}

async function diff(invocation: Invocation): Promise<ExitCode> {
  const { values, operands } = invocation;
  const generated = { count: readCount(values, 'generated', 200), seed: readCount(values, 'seed', 1) };
  const before = await openSide(invocation, operands[0] ?? '');
  const after = before && (await openSide(invocation, operands[1] ?? ''));
  if (!before || !after) return 2;
  const { pairs, removed, added } = pairVersions(before.versions, after.versions);
  if (pairs.length === 0 && removed.length === 0 && added.length === 0)
    throw new UsageError({
      zh: `两边都没有政策 ${values['policy'] ?? ''}`,
      en: `neither has a policy ${values['policy'] ?? ''}`,
    });
  const enterprises = [...before.enterprises, ...after.enterprises];
  const compared = pairs.map(([one, other]) => comparePolicies(one, other, { enterprises, generated }));
  const same = removed.length === 0 && added.length === 0 && compared.every(isSame);
  if (invocation.json) printJson(invocation, jsonReport(compared, removed, added, same));
  else {
    for (const { plan } of removed)
      say(invocation, {
        zh: `删去的政策：${plan.title}（${plan.id}）`,
        en: `Policy removed: ${plan.title} (${plan.id})`,
      });
    for (const { plan } of added)
      say(invocation, {
        zh: `新增的政策：${plan.title}（${plan.id}）`,
        en: `Policy added: ${plan.title} (${plan.id})`,
      });
    for (const comparison of compared) printComparison(invocation, comparison);
  }
  return same ? 0 : 1;
}

async function openSide(invocation: Invocation, typed: string): Promise<Side | null> {
  if (!typed.endsWith('.cuoshi')) {
    const opened = await openWorkspace(invocation, typed);
    const policies = choosePolicies(opened, invocation.values['policy']);
    if (!requireSound(invocation, findingsAbout(opened, policies), opened)) return null;
    const versions = policies.flatMap((reading) => readingVersion(reading).value ?? []);
    return { versions, enterprises: opened.workspace.enterprises };
  }
  // Who vouches for a bundle is the business of `verify`: what an old or foreign one says may always be looked at.
  const bytes = await readBundleBytes(path.resolve(invocation.host.folder, typed));
  const { value: bundle, diagnostics } = await verifyArchive(bytes, { today: null, origin: null, olderEditions: true });
  if (!requireSound(invocation, diagnostics, noSources) || !bundle) return null;
  printNote(invocation, { zh: `${typed}：内容完整，未核验签名`, en: `${typed}: whole; signatures not looked at` });
  if (invocation.values['policy'] !== undefined && invocation.values['policy'] !== bundle.manifest.policy.id)
    return { versions: [], enterprises: [] };
  const version = bundleVersion(bundle);
  if (!requireSound(invocation, version.diagnostics, noSources) || !version.value) return null;
  return { versions: [version.value], enterprises: [] };
}

/** By identifier; where each side has one policy, these two, whatever they are called. */
function pairVersions(before: readonly PolicyVersion[], after: readonly PolicyVersion[]) {
  const [only, other] = [before[0], after[0]];
  if (only && other && before.length === 1 && after.length === 1)
    return { pairs: [[only, other] as const], removed: [], added: [] };
  const find = (versions: readonly PolicyVersion[], id: string) => versions.find(({ plan }) => plan.id === id);
  return {
    pairs: before.flatMap((one) => {
      const same = find(after, one.plan.id);
      return same ? [[one, same] as const] : [];
    }),
    removed: before.filter(({ plan }) => !find(after, plan.id)),
    added: after.filter(({ plan }) => !find(before, plan.id)),
  };
}

function jsonReport(
  compared: readonly PolicyComparison[],
  removed: readonly PolicyVersion[],
  added: readonly PolicyVersion[],
  same: boolean,
) {
  const name = ({ plan: { id, title, version } }: PolicyVersion) => ({ policy: id, title, version });
  return {
    ok: true,
    same,
    policies: compared.map((comparison) => ({
      same: isSame(comparison),
      requiredVersion: requiredVersion(comparison),
      ...writeComparison(comparison),
      affected: writeAffected(comparison.affected),
    })),
    removed: removed.map(name),
    added: added.map(name),
  };
}

function readCount(values: Invocation['values'], name: string, fallback: number): number {
  const typed = values[name];
  if (typed === undefined) return fallback;
  if (!/^\d{1,6}$/.test(typed))
    throw new UsageError({
      zh: `--${name} 须为不超过 999999 的整数`,
      en: `--${name} takes a whole number up to 999999`,
    });
  return Number(typed);
}
