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

  it('finds policies that repeal one another, also by way of others and in items, and no chain', () => {
    const repealing = (number: string, ...repealed: readonly string[]) => ({
      path: `policies/${number}.yaml`,
      text: policy(`p${number}`)
        .replace('甲1号', `某发〔2023〕${number}号`)
        .replace('有效期', `废止: [${repealed.map((each) => `某发（2023）${each}号`).join(', ')}], 有效期`),
    });
    const found = (...files: readonly { readonly path: string; readonly text: string }[]) =>
      readWorkspace(files).diagnostics.map(({ code, file, range }) => {
        const text = files.find(({ path }) => path === file)?.text ?? '';
        return [code, file, text.slice(range.start, range.end)];
      });
    expect(found(repealing('1', '2'), repealing('2', '3'), repealing('3'))).toEqual([]);
    expect(found(repealing('1', '2'), repealing('2', '3'), repealing('3', '1'), repealing('4', '1'))).toEqual([
      ['check/repeal-ring', 'policies/1.yaml', '某发（2023）2号'],
      ['check/repeal-ring', 'policies/2.yaml', '某发（2023）3号'],
      ['check/repeal-ring', 'policies/3.yaml', '某发（2023）1号'],
    ]);
    const [one, two] = [repealing('1', '2'), repealing('2')];
    const byItem = {
      ...two,
      text: two.text.replace('{ 代号: a, 类型: 服务,', '{ 代号: a, 类型: 废止, 文件: [某发〔2023〕1号],'),
    };
    expect(found(one, byItem).map(([code, , marked]) => [code, marked])).toEqual([
      ['check/repeal-ring', '某发（2023）2号'],
      ['check/repeal-ring', '某发〔2023〕1号'],
    ]);
  });
});
