/** A piece of a policy at its top level: a key with all that stands under it, or an entry of a list. */
interface Block {
  readonly key: string;
  readonly text: string;
}

const headerKeys = new Set([
  ...['代号', '版本', '名称', '文号', '其他文号', '发文机关', '地区', '财政层级', '成文日期', '有效期', '适用自'],
  ...['假定施行日', '与其他层级', '资金来源', '年度预算', '解释机关', '依据', '废止', '试行'],
]);
const sectionKeys = new Set(['参数', '定义', '口径', '算例', '条款']);

/** What a whole policy needs beside an example. */
const usual: readonly (readonly [string, string])[] = [
  ['代号', 'test-policy'],
  ['名称', '若干措施'],
  ['文号', '某府办发〔2023〕1号'],
  ['地区', '"360103"'],
  ['财政层级', '区县'],
  ['有效期', '2023-01-01 至 2024-12-31'],
  ['资金来源', '区级财政预算'],
  ['解释机关', '区工信局'],
];

/** What an item of a kind needs, where an example is about another key. */
const usualOfKind: Readonly<Record<string, readonly string[]>> = {
  奖励: ['触发: 认定', '金额: 1万元'],
  补贴: ['触发: 支出', '基数: 支出.金额', '比例: 30%'],
  违规处理: ['要点: 停止享受'],
  津贴: ['触发: 引才', '金额: 每人每月2400元'],
  额度: ['触发: 转贷'],
  目标: ['要点: 目标'],
  废止: ['要点: 废止旧文件'],
  不予奖励: ['要点: 违法的不予奖励', '触发: 违法', '期间: 当年'],
};

export interface Embedding {
  /** Items that stand beside the one of the example, each without its dash. */
  readonly beside?: readonly string[];
  /** Further keys of the example's item. */
  readonly item?: readonly string[];
  /** Further keys of the header. */
  readonly header?: readonly string[];
  /** Keys that a usual item has and this one must not. */
  readonly without?: readonly string[];
  readonly sections?: string;
}

/**
 * Writes the whole policy a short example of the catalogue stands for: keys of the header go to the header, sections
 * where they belong, and everything else into an item of the kind those keys tell. A key of an item that comes twice
 * begins another item.
 */
export function embedInPolicy(example: string, embedding: Embedding = {}): string {
  const blocks = splitBlocks(asItems(example));
  const kindIsSaid = blocks.some(({ key }) => key === '类型');
  const isInItem = ({ key, text }: Block) =>
    (!sectionKeys.has(key) || /^口径: \[[a-z]/.test(text)) &&
    key !== '措施语言' &&
    (kindIsSaid ? !headerOnly.has(key) : !headerKeys.has(key)) &&
    key !== '政策';
  const inItems = blocks.filter(isInItem);
  const header = [
    ...(embedding.header ?? []).map(asBlock),
    ...blocks.filter((b) => headerKeys.has(b.key) && !isInItem(b)),
  ];
  const stated = new Map<string, string>(usual.map(([key, value]) => [key, `${key}: ${value}`]));
  for (const { key, text } of header) stated.set(key, text);
  const items = [...(embedding.beside ?? []), ...writeItems(inItems, embedding)];
  const sections = blocks
    .filter((block) => sectionKeys.has(block.key) && block.key !== '条款' && !isInItem(block))
    .map(({ text }) => text);
  const articles = blocks.find(({ key }) => key === '条款')?.text ?? writeArticles(items);
  return [
    blocks.find(({ key }) => key === '措施语言')?.text ?? '措施语言: 1',
    '政策:',
    ...[...stated.values()].map((text) => indent(text, 2)),
    ...sections,
    ...(embedding.sections === undefined ? [] : [embedding.sections]),
    articles,
    '',
  ].join('\n');
}

/** Header keys that an item does not have. */
const headerOnly = new Set([...headerKeys].filter((key) => !['代号', '依据', '地区'].includes(key)));

function asBlock(text: string): Block {
  return { key: text.slice(0, text.indexOf(':')), text };
}

function writeItems(blocks: readonly Block[], { item = [], without = [] }: Embedding): readonly string[] {
  if (blocks.length === 0 && item.length === 0) return ['代号: award\n类型: 奖励\n触发: 认定\n金额: 1万元'];
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (!last || last.some(({ key }) => key === block.key)) groups.push([block]);
    else last.push(block);
  }
  if (groups.length === 0) groups.push([]);
  return groups.map((group, index) => {
    const own = [...group, ...item.map(asBlock)];
    const has = (key: string) => own.some((block) => block.key === key);
    const kind = own.find(({ key }) => key === '类型')?.text.slice(4) ?? guessKind(has);
    const paid = has('表') || (has('按') && kind === '奖励');
    const needed = (usualOfKind[kind] ?? [])
      .map(asBlock)
      .filter(({ key }) => !has(key) && !without.includes(key) && !(paid && key === '金额'))
      .filter(({ key }) => !(has('金额') && ['基数', '比例'].includes(key)));
    const id = index === 0 ? 'award' : `award-${index + 1}`;
    const rest = [...needed, ...own.filter(({ key }) => key !== '类型' && key !== '代号')].map(({ text }) => text);
    const given = own.find(({ key }) => key === '代号')?.text ?? `代号: ${id}`;
    return [
      ...(without.includes('代号') && !own.some(({ key }) => key === '代号') ? [] : [given]),
      `类型: ${kind}`,
      ...rest,
    ].join('\n');
  });
}

function guessKind(has: (key: string) => boolean): string {
  if (has('规则') || has('范围') || has('层级')) return has('地域') ? '适用条件' : '叠加规则';
  if (has('地域')) return '适用条件';
  if (has('比较') || has('数值')) return '目标';
  if (has('比例') || has('基数')) return '补贴';
  if (has('文件')) return '废止';
  return '奖励';
}

/** Entries of a list are items. */
function asItems(example: string): string {
  if (!/^- \S+:/.test(example)) return example;
  return example.replace(/^(- | {2})/gm, '');
}

function writeArticles(items: readonly string[]): string {
  const written = items.map((item) => indent(item, 8).replace(/^ {8}/, '      - ')).join('\n');
  return `条款:\n  - 条: 一\n    标题: 奖补\n    责任单位: [区财政局]\n    措施:\n${written}`;
}

function splitBlocks(example: string): readonly Block[] {
  const blocks: { key: string; text: string }[] = [];
  for (const line of example.split('\n')) {
    const last = blocks.at(-1);
    if (last && (/^[\s}\]]/.test(line) || (line.startsWith('- ') && !line.includes(': ')))) last.text += `\n${line}`;
    else blocks.push({ key: line.slice(0, line.indexOf(':')), text: line });
  }
  return blocks;
}

/** Moves a text to the right. */
export function indent(text: string, depth: number): string {
  return text
    .split('\n')
    .map((line) => ' '.repeat(depth) + line)
    .join('\n');
}
