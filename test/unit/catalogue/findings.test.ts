import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analysePolicies } from '../../../engine/analyse/analyse-policies';
import type { Finding } from '../../../engine/analyse/finding';
import { whyNoFix } from '../../../engine/analyse/why-no-fix';
import { findingsCatalogue, type FindingCode } from '../../../engine/diagnostics/catalogue-analyse';
import type { FindingEntry } from '../../../engine/diagnostics/catalogue-entry';
import type { Enterprise } from '../../../engine/enterprise/enterprise';
import { applyEdits } from '../../../engine/parse/repaired-text';
import { readWorkspace } from '../../../engine/pipeline';
import { simulateEnterprise } from '../../../engine/simulate/simulate-enterprise';
import type { SourceFile } from '../../../engine/source/source-file';
import { sumIntervals } from '../../../engine/values/money';
import { builtinVocabulary as vocabulary } from '../../../engine/vocabulary/builtin-vocabulary';
import { embedInPolicy } from './embed-example';
import { scenes } from './policy-scenes';

const path = 'policies/example.yaml';
const year = 2023;

function filesOf(code: FindingCode, example: string): readonly SourceFile[] {
  const texts = (scenes[code] ?? ((each: string) => [embedInPolicy(each)]))(example);
  return texts.map((text, index) => ({ path: index === 0 ? path : `policies/another-${index}.yaml`, text }));
}

function analyse(files: readonly SourceFile[], enterprises: readonly Enterprise[] = []) {
  const { policies, diagnostics } = readWorkspace(files);
  return {
    findings: analysePolicies({ policies, vocabulary, enterprises, year }),
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    plans: policies.flatMap(({ plan }) => plan ?? []),
  };
}

const of = (findings: readonly Finding[], code: string): Finding | undefined =>
  findings.find(({ diagnostic }) => diagnostic.code === code && diagnostic.file === path);

type Who = 'one' | 'two' | 'nobody';
type Shown = readonly [
  who: Who,
  receives: readonly number[],
  enterprises: number,
  min: number,
  max: number,
  basis: 'paid' | 'forgone',
];

/**
 * For the bad example of each code: how many enterprises show it and what each receives in ten thousand yuan; and of a
 * population of just these, how many it concerns, and for how much.
 */
const expected: Readonly<Record<FindingCode, Shown>> = {
  'analyse/level-gap': ['two', [0, 10], 1, 3, 10, 'forgone'],
  'analyse/range-gap': ['two', [0, 2], 1, 1, 2, 'forgone'],
  'analyse/row-overlap': ['one', [2], 1, 2, 2, 'paid'],
  'analyse/item-overlap': ['one', [3], 1, 3, 3, 'paid'],
  'analyse/masked-row': ['one', [3], 1, 3, 3, 'paid'],
  'analyse/unreachable-row': ['one', [0], 0, 0, 0, 'paid'],
  'analyse/never-true': ['one', [0], 1, 1, 1, 'forgone'],
  'analyse/always-true': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/redundant-condition': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/contradiction': ['one', [0], 1, 1, 1, 'forgone'],
  'analyse/tier-inversion': ['two', [5, 10], 2, 15, 15, 'paid'],
  'analyse/tier-inversion-across': ['two', [5, 10], 2, 15, 15, 'paid'],
  'analyse/notch': ['two', [3, 5], 2, 8, 8, 'paid'],
  'analyse/cliff': ['two', [0, 50], 1, 50, 50, 'paid'],
  'analyse/dead-cap': ['one', [3], 1, 3, 3, 'paid'],
  'analyse/unused-parameter': ['nobody', [], 0, 0, 0, 'paid'],
  'analyse/idle-parameter': ['one', [3], 1, 3, 3, 'paid'],
  'analyse/ineffective-change': ['one', [5], 0, 0, 0, 'paid'],
  'analyse/repeated-value': ['one', [5], 1, 5, 5, 'paid'],
  'analyse/unused-definition': ['nobody', [], 0, 0, 0, 'paid'],
  'analyse/figure-without-rule': ['one', [2], 1, 2, 2, 'paid'],
  'analyse/figure-not-stated': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/no-end': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/no-funding': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/no-interpreter': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/no-responsible-unit': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/document-number-conflict': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/shared-document-number': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/fair-competition': ['two', [0, 1], 1, 1, 1, 'paid'],
  'analyse/identical-clauses': ['one', [4], 1, 4, 4, 'paid'],
  'analyse/double-funding': ['one', [4], 1, 4, 4, 'paid'],
  'analyse/repealed-reference': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/expired-reference': ['one', [1], 1, 1, 1, 'paid'],
  'analyse/validity-gap': ['two', [0, 1], 1, 1, 1, 'forgone'],
  'analyse/not-decided': ['nobody', [], 0, 0, 0, 'paid'],
};

const fen = (tenThousandYuan: number): bigint => BigInt(tenThousandYuan) * 1_000_000n;
const codes = Object.entries(findingsCatalogue) as [FindingCode, FindingEntry][];

describe.each(codes)('%s', (code, { bad, fix }) => {
  const files = filesOf(code, bad);
  const alone = analyse(files);
  const finding = of(alone.findings, code);
  const [who, receives, enterprises, min, max, basis] = expected[code];

  it('has a witness whose money the simulation gives, or says why none', () => {
    const { witness } = finding ?? { witness: undefined };
    if (witness?.kind !== 'shown') {
      expect(who).toBe('nobody');
      expect(witness?.why.zh).toMatch(/\p{Script=Han}/u);
      expect(witness?.why.en).toMatch(/[a-z]/);
      return;
    }
    const plans = alone.plans.filter(({ id }) => witness.policies.includes(id));
    const paid = (each: Enterprise, at: number) => {
      const { totals } = simulateEnterprise(plans, each, { year: at, vocabulary });
      return sumIntervals([totals.enterprise, totals.individual]);
    };
    const { contrast } = witness;
    const amounts = [
      paid(witness.enterprise, witness.year),
      ...(contrast ? [paid(contrast, witness.contrastYear)] : []),
    ];
    expect([contrast ? 'two' : 'one', amounts]).toEqual([
      who,
      receives.map((each) => ({ min: fen(each), max: fen(each) })),
    ]);
  });

  it('counts enterprises and yuan of the loaded population', () => {
    const { witness } = finding ?? { witness: undefined };
    const population =
      witness?.kind === 'shown'
        ? [witness.enterprise, ...(witness.contrast ? [{ ...witness.contrast, id: 'contrast' }] : [])]
        : [];
    const counted = of(analyse(files, population).findings, code)?.affected;
    expect(counted).toMatchObject({ enterprises, money: { min: fen(min), max: fen(max) }, basis });
    expect(finding?.affected).toMatchObject({ enterprises: 0, money: { min: 0n, max: 0n } });
  });

  it('has edits that mend the text and nothing else, or says why not', () => {
    const fixes = finding?.diagnostic.fixes ?? [];
    expect(fixes.length > 0).toBe(fix === 'edit');
    if (finding && fix !== 'edit') expect(whyNoFix(finding.diagnostic)).toEqual(fix);
    for (const { edits } of fixes) {
      const mended = files.map((file) => (file.path === path ? { ...file, text: applyEdits(file.text, edits) } : file));
      const after = analyse(mended);
      expect(after.errors, mended[0]?.text ?? '').toEqual(alone.errors);
      expect(after.plans.length).toBe(alone.plans.length);
      expect(of(after.findings, code), mended[0]?.text ?? '').toBeUndefined();
      const news = after.findings.filter(({ diagnostic }) => of(alone.findings, diagnostic.code) === undefined);
      expect(news.map(({ diagnostic }) => diagnostic.code)).toEqual([]);
      // What stands outside the edits is the same, byte for byte.
      const kept = edits
        .toReversed()
        .reduce((text, { range }) => text.slice(0, range.start) + text.slice(range.end), files[0]?.text ?? '');
      const without = edits.reduce(
        ({ text, shift }, { range, text: put }) => ({
          text: text.slice(0, range.start + shift) + text.slice(range.start + shift + put.length),
          shift: shift - (range.end - range.start),
        }),
        { text: mended[0]?.text ?? '', shift: 0 },
      );
      expect(without.text).toBe(kept);
    }
  });
});

const said = {
  one: 'one',
  two: 'one beside another',
  nobody: 'nobody, with the reason',
  paid: 'what the clauses pay',
  forgone: 'what is forgone',
} as const;

it('stands in the table of all findings as it is', () => {
  const page = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8');
  const lines = page.split('\n').flatMap((line) => /^\|[^|]+(\| `analyse\/.*)$/.exec(line)?.[1] ?? []);
  const wanted = codes.map(([code, { fix }]) => {
    const [who, , , , , basis] = expected[code];
    return `| \`${code}\` | ${said[who]} | ${said[basis]} | ${fix === 'edit' ? 'edit' : 'the drafter decides'} |`;
  });
  expect(lines.toSorted()).toEqual(wanted.toSorted());
});

it('has one rule in one file for each code', () => {
  const files = readdirSync(new URL('../../../engine/analyse/rules/', import.meta.url));
  expect(files.map((name) => `analyse/${name.replace('.ts', '')}`).toSorted()).toEqual(
    codes.map(([code]) => code).toSorted(),
  );
});
