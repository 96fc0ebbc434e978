import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../engine/index';
import { writePolicyTemplate } from '../ui/policy-template';
import { VersionReader } from './compare-versions';

const vocabulary = readVocabulary([]).value;
const path = 'policies/a.yaml';
const text = writePolicyTemplate(
  {
    id: 'policy-a',
    title: '若干措施',
    issuer: '',
    region: '360103',
    regionName: '南昌市西湖区',
    level: 'district',
    kind: 'award',
    year: 2023,
  },
  'zh',
);

describe('VersionReader', () => {
  const reader = new VersionReader();
  const compare = (before: string, after: string, file = path) =>
    reader.compare({ path: file, before, after }, vocabulary);

  it('says what differs in words, and nothing of layout and comments', () => {
    const found = compare(text, text.replace('金额: 5万元', '金额: 7万元'));
    expect(found.kind === 'compared' && found.rules.map(({ zh }) => zh)).toEqual([
      expect.stringContaining('金额 5万元 → 7万元'),
    ]);
    expect(compare(text, `# 注释\n${text}\n`)).toEqual({ kind: 'compared', rules: [], wording: [] });
  });

  it('says that a text cannot be read, or is no policy', () => {
    expect(compare(text, '政策: [')).toEqual({ kind: 'unreadable' });
    expect(compare('', text)).toEqual({ kind: 'unreadable' });
    expect(compare('甲: 1', '甲: 2', 'enterprises/a.yaml')).toEqual({ kind: 'plain' });
  });
});
