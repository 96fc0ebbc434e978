import { describe, expect, it } from 'vitest';
import { readWorkspace } from '../pipeline';

const policy = (id: string): string => `措施语言: 1
政策: { 代号: ${id}, 名称: 甲, 文号: 甲1号, 地区: "360103", 财政层级: 区县, 有效期: 2023-01-01 起 }
条款: [{ 条: "1", 措施: [{ 代号: a, 类型: 服务, 要点: 甲 }] }]
`;
const enterprises = (...ids: readonly string[]): string =>
  `企业:\n${ids.map((id) => `  - { 代号: ${id}, 名称: ${id} }`).join('\n')}\n`;

describe('files read together', () => {
  it('refuses a second policy with the same identifier, at its place', () => {
    const files = ['a', 'b'].map((name) => ({ path: `policies/${name}.yaml`, text: policy('twin') }));
    const [found, ...others] = readWorkspace(files).diagnostics;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'check/duplicate-policy', file: 'policies/b.yaml' });
    expect(files[1]?.text.slice(found?.range.start, found?.range.end)).toBe('twin');
  });

  it('keeps the first of two enterprises with one id and says where the other stands', () => {
    const files = [
      { path: 'enterprises/a.yaml', text: enterprises('e1', 'e2') },
      { path: 'enterprises/b.yaml', text: enterprises('e3', 'e1') },
    ];
    const workspace = readWorkspace(files);
    expect(workspace.enterprises.map(({ id, file }) => `${id} ${file}`)).toEqual([
      'e1 enterprises/a.yaml',
      'e2 enterprises/a.yaml',
      'e3 enterprises/b.yaml',
    ]);
    const [found] = workspace.diagnostics;
    expect(found).toMatchObject({ code: 'enterprise/duplicate-elsewhere', file: 'enterprises/b.yaml' });
    expect(files[1]?.text.slice(found?.range.start, found?.range.end)).toBe('e1');
  });
});
