import type { SourceFile } from '../../engine/source/source-file';
import { textOf } from './sample-files';

const ENTERPRISES = 'enterprises/sample-enterprises.yaml';
const PATTERNS = ['policies/xihu-srdi-2022.yaml', 'policies/donghu-srdi-2022.yaml', 'policies/shangrao-srdi-2023.yaml'];

/** Gives the workspace with so many enterprises: those of the samples, again and again, with names of their own. */
export function withEnterprises(files: readonly SourceFile[], count: number): readonly SourceFile[] {
  const text = textOf(files, ENTERPRISES);
  const start = text.indexOf('企业:\n') + '企业:\n'.length;
  const list = text.slice(start);
  const each = [...list.matchAll(/^ {2}- 代号: /gm)].length;
  const blocks = Array.from({ length: Math.ceil(count / each) }, (_, copy) =>
    copy === 0 ? list : list.replace(/^( {2}- 代号: .*)$/gm, `$1-k${copy}`),
  );
  const whole = blocks.join('\n');
  const end = [...whole.matchAll(/^ {2}- 代号: /gm)][count]?.index ?? whole.length;
  return files
    .filter(({ path }) => !path.startsWith('enterprises/') || path === ENTERPRISES)
    .map((file) => (file.path === ENTERPRISES ? { ...file, text: text.slice(0, start) + whole.slice(0, end) } : file));
}

/** Gives the workspace with so many policies: those of the samples, again and again, with identifiers of their own. */
export function withPolicies(files: readonly SourceFile[], count: number): readonly SourceFile[] {
  const policies = files.filter(({ path }) => path.startsWith('policies/'));
  const added = Array.from({ length: Math.max(0, count - policies.length) }, (_, index) => {
    const pattern = textOf(files, PATTERNS[index % PATTERNS.length] ?? '');
    const text = pattern
      .replace(/^( {2}代号: )(.*)$/m, `$1$2-k${index}`)
      .replace(/^( {2}名称: )(.*)$/m, `$1$2${index}号`);
    return { path: `policies/copy-${String(index).padStart(3, '0')}.yaml`, text };
  });
  return [...files, ...added];
}
