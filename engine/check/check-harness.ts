import type { Diagnostic } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import { validatePolicy } from '../validate/validate-policy';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { checkPolicy } from './check-policy';
import type { CheckedPolicy } from './checked-policy';

/** Parts of a small policy; each is YAML in the Chinese surface, indented as if it stood alone. */
export interface PolicyParts {
  readonly header?: string;
  readonly effective?: string;
  readonly region?: string;
  readonly article?: string;
  readonly parameters?: string;
  readonly definitions?: string;
  readonly items?: readonly string[];
  readonly readings?: string;
  readonly examples?: string;
}

/** Puts a small policy together for a test. */
export function writePolicy(parts: PolicyParts): string {
  const { items = [], effective = '2023-01-01 至 2024-12-31', region = '360103' } = parts;
  return [
    '措施语言: 1',
    '政策:',
    '  代号: test-policy',
    '  名称: 若干措施',
    '  文号: 试府办发〔2023〕1号',
    `  地区: "${region}"`,
    '  财政层级: 区县',
    `  有效期: ${effective}`,
    ...indent(parts.header, 2),
    ...section('参数', parts.parameters),
    ...section('定义', parts.definitions),
    '条款:',
    '  - 条: 一·1',
    '    标题: 奖补',
    '    责任单位: [财政局]',
    ...indent(parts.article, 4),
    ...(items.length === 0 ? ['    措施: []'] : ['    措施:']),
    ...items.flatMap((item) => indent(item, 8).map((line, index) => (index === 0 ? `      - ${line.slice(8)}` : line))),
    ...section('口径', parts.readings),
    ...section('算例', parts.examples),
    '',
  ].join('\n');
}

/** Runs a text through the stages up to the check and gives what the check found, as code and marked text. */
export function checkText(text: string): {
  readonly checked: CheckedPolicy;
  readonly diagnostics: readonly Diagnostic[];
  readonly found: readonly (readonly [code: string, marked: string])[];
} {
  const parsed = parseSource({ path: 'policies/test.yaml', text });
  const canonical = parsed.value && validatePolicy(parsed.value, 'policies/test.yaml');
  const before = [...parsed.diagnostics, ...(canonical?.diagnostics ?? [])];
  if (!canonical?.value || before.length > 0)
    throw new Error(`The text of the test is not in order: ${before.map(({ message }) => message.en).join(' ')}`);
  const { value: checked, diagnostics } = checkPolicy(canonical.value, builtinVocabulary);
  const found = diagnostics.map(({ code, range }) => [code, text.slice(range.start, range.end)] as const);
  return { checked, diagnostics, found };
}

/** Gives what the check finds in a small policy. */
export function findIn(parts: PolicyParts): readonly (readonly [code: string, marked: string])[] {
  return checkText(writePolicy(parts)).found;
}

/** Gives the text after the first fix of the first finding with a code. */
export function fixText(text: string, code: string): string | null {
  const fix = checkText(text).diagnostics.find((diagnostic) => diagnostic.code === code)?.fixes[0];
  if (!fix) return null;
  return [...fix.edits]
    .sort((left, right) => right.range.start - left.range.start)
    .reduce(
      (fixed, { range, text: replacement }) => fixed.slice(0, range.start) + replacement + fixed.slice(range.end),
      text,
    );
}

function section(name: string, body: string | undefined): readonly string[] {
  return body === undefined ? [] : [`${name}:`, ...indent(body, 2)];
}

function indent(body: string | undefined, depth: number): readonly string[] {
  if (body === undefined) return [];
  return body
    .replace(/^\n+|\s+$/g, '')
    .split('\n')
    .map((line) => ' '.repeat(depth) + line);
}
