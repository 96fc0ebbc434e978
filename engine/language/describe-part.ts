import type { Bilingual } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import { policyShape } from '../validate/keywords';
import { findValue, mergeVariants } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import { joinParagraphs } from './key-words';
import { parameterText } from './expression-scope';
import type { PolicyText } from './place-in-policy';
import {
  itemShape,
  listPolicyNames,
  mapsOf,
  type NamedEntry,
  type NamedItem,
  type NamedReading,
  textOf,
} from './policy-names';

/** Explains a parameter by its value and later values, a definition by its gist and condition. */
export function describeNamed({ reading }: PolicyText, named: NamedEntry): Bilingual {
  const isParameter = listPolicyNames(reading.tree).parameters.includes(named);
  return isParameter ? describeParameter(named) : describeDefinition(named);
}

/** Explains an item by its kind, article, title and gist. */
export function describeItem({ id, kind, article, title, gist }: NamedItem): Bilingual {
  const shape = itemShape && mergeVariants(itemShape).properties.get('kind')?.shape;
  const word = kind !== null && shape ? findValue(shape, kind) : undefined;
  const place = [article, title].filter((text) => text !== '').join(' ');
  return joinParagraphs([
    { zh: `${word?.zh ?? '措施'} ${id}`, en: `${kind ?? 'item'} ${id}` },
    place === '' ? null : both(place),
    gist === '' ? null : both(gist),
  ]);
}

/** Explains a reading by its question and the reading chosen. */
export function describeReading({ id, question, chosen }: NamedReading): Bilingual {
  return joinParagraphs([
    { zh: `口径 ${id}`, en: `reading ${id}` },
    { zh: `问题：${question}`, en: `Question: ${question}` },
    { zh: `采用：${chosen}`, en: `Chosen: ${chosen}` },
  ]);
}

function describeParameter(named: NamedEntry): Bilingual {
  const { value } = named.entry;
  const shape = shapeOf('parameters');
  const changes = mapsOf(value, shape, 'changes').map((change): Bilingual => {
    const inner = shape?.properties.get('changes')?.shape.items ?? null;
    const [from, figure] = [textOf(change, inner, 'from'), textOf(change, inner, 'value')];
    return { zh: `自 ${from} 起：${figure}`, en: `From ${from}: ${figure}` };
  });
  return joinParagraphs([
    { zh: `参数 ${named.name}：${parameterText(named)}`, en: `parameter ${named.name}: ${parameterText(named)}` },
    ...changes,
    note(value, shape),
  ]);
}

function describeDefinition(named: NamedEntry): Bilingual {
  const { value } = named.entry;
  const shape = shapeOf('definitions');
  const gist = textOf(value, shape, 'gist');
  const when = textOf(value, shape, 'when').trim();
  return joinParagraphs([
    { zh: `定义 ${named.name}`, en: `definition ${named.name}` },
    gist === '' ? null : both(gist),
    when === '' ? null : { zh: `条件：${when}`, en: `Condition: ${when}` },
    note(value, shape),
  ]);
}

function note(node: SourceNode, shape: Shape | null): Bilingual | null {
  const text = textOf(node, shape, 'note');
  return text === '' ? null : both(text);
}

function shapeOf(group: 'parameters' | 'definitions'): Shape | null {
  const wide = policyShape.properties.get(group)?.shape.named ?? null;
  return wide?.choices.find(({ types }) => types.has('object')) ?? wide;
}

function both(text: string): Bilingual {
  return { zh: text, en: text };
}
