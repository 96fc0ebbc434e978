import type { Bilingual, TextRange } from '../diagnostics/diagnostic';
import type { NameUse } from '../expression/name-use';
import { findValue } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';
import { findRegion } from '../vocabulary/find-region';
import { findTitleByName } from '../vocabulary/find-title';
import { findCollection } from '../vocabulary/find-collection';
import { findFieldAmong } from '../vocabulary/find-field';
import { describeNamed, describeItem, describeReading } from './describe-part';
import { describeUse } from './describe-use';
import { describeRegionChain, describeTitle } from './describe-word';
import { holdsFormula, listUses } from './formula-uses';
import { describeDefault, describeKey, describeValues, joinParagraphs } from './key-words';
import { kindWords } from './kind-words';
import type { PlaceInPolicy } from './place-in-policy';
import { listPolicyNames } from './policy-names';
import { expectAtPath, findPathStart } from './rule-path';
import { narrowToMap } from './shape-steps';
import {
  contentRange,
  findTreePlace,
  isScalarPlace,
  levelsAround,
  type ScalarPlace,
  type TreePlace,
} from './tree-place';
import { triggersAround } from './triggers-around';

/** What the editor says about the word under the pointer: plain text, paragraphs apart by a blank line. */
export interface Hover {
  readonly range: TextRange;
  readonly content: Bilingual;
}

/** Explains the key, value, name, fact, title or area at a place; null where there is nothing to explain. */
export function hover(scene: PlaceInPolicy): Hover | null {
  const found = findTreePlace(scene, scene.offset);
  if (!found) return null;
  const { place, onKey } = found;
  if (onKey) return hoverKey(scene, place);
  if (!isScalarPlace(place)) return null;
  if (holdsFormula(place)) return hoverFormula(scene, place);
  const content = explainScalar(scene, place, String(place.node.value ?? ''));
  const inside = contentRange(place.node);
  const onQuote = scene.offset < inside.start || scene.offset > inside.end;
  return content && { range: onQuote ? place.node.range : inside, content };
}

function hoverKey(scene: PlaceInPolicy, place: TreePlace): Hover | null {
  const { entry, property } = place;
  if (!entry) return null;
  const range = entry.keyRange;
  if (property) return { range, content: explainKey(property, place.parent?.shape ?? null) };
  const names = listPolicyNames(scene.reading.tree);
  const named = [...names.parameters, ...names.definitions].find((one) => one.entry === entry);
  return named ? { range, content: describeNamed(scene, named) } : null;
}

function explainKey(property: Property, outer: Shape | null): Bilingual {
  const { canonical, zh, shape } = property;
  const head = zh === canonical ? { zh, en: canonical } : { zh: `${zh}（${canonical}）`, en: `${canonical} (${zh})` };
  const required = outer?.required.has(canonical) ? { zh: '必填。', en: 'Required.' } : null;
  return joinParagraphs([head, describeKey(property), describeValues(shape), describeDefault(shape), required]);
}

function hoverFormula(scene: PlaceInPolicy, place: ScalarPlace): Hover | null {
  const { offset } = scene;
  const uses = listUses(scene, place).filter(({ range }) => range.start <= offset && offset <= range.end);
  // Where two words meet, the one that begins here counts; a filter's variable stands where its field does.
  const use = uses.toSorted((one, other) => other.range.start - one.range.start || rankOf(other) - rankOf(one))[0];
  return use ? { range: use.range, content: describeUse(scene, use) } : null;
}

function rankOf({ kind }: NameUse): number {
  return kind === 'boundVariable' ? 0 : 1;
}

function explainScalar(scene: PlaceInPolicy, place: ScalarPlace, text: string): Bilingual | null {
  const { vocabulary, reading } = scene;
  const names = listPolicyNames(reading.tree);
  const value = place.shape ? findValue(place.shape, text) : undefined;
  if (place.shape && value) {
    const head = { zh: `${value.zh}（${String(value.canonical)}）`, en: `${String(value.canonical)} (${value.zh})` };
    const kind = place.property?.canonical === 'kind' ? (kindWords[String(value.canonical)] ?? null) : null;
    return joinParagraphs([head, kind ?? place.shape.description ?? (place.property && describeKey(place.property))]);
  }
  switch (place.valueType) {
    case 'region': {
      const region = findRegion(vocabulary, text);
      return region ? describeRegionChain(vocabulary, region) : null;
    }
    case 'title': {
      const title = findTitleByName(vocabulary, text);
      return title ? describeTitle(vocabulary, title) : null;
    }
    case 'eventKind': {
      const kind = findCollection(vocabulary, text);
      return kind
        ? joinParagraphs([
            { zh: `${kind.label.zh}（${kind.id}）`, en: `${kind.label.en} (${kind.label.zh})` },
            kind.description,
          ])
        : null;
    }
    case 'eventField': {
      const kinds = triggersAround(scene, { levels: levelsAround(place) }).flatMap(
        (word) => findCollection(vocabulary, word) ?? [],
      );
      const field = kinds.map(({ fields }) => findFieldAmong(fields, text)).find((one) => one !== undefined);
      return field
        ? joinParagraphs([
            { zh: `${field.label.zh}（${field.id}）`, en: `${field.label.en} (${field.label.zh})` },
            field.description,
          ])
        : null;
    }
    case 'itemReference':
    case 'exclusionReference': {
      const item = names.items.find(({ id }) => id === text);
      return item ? describeItem(item) : null;
    }
    case 'readingReference': {
      const reading = names.readings.find(({ id }) => id === text);
      return reading ? describeReading(reading) : null;
    }
    case 'rulePath':
      return explainPath(scene, text);
    default:
      return null;
  }
}

/** What a rule path leads to: the part of the policy, and the field in both languages. */
function explainPath(scene: PlaceInPolicy, path: string): Bilingual | null {
  const names = listPolicyNames(scene.reading.tree);
  const [head = '', ...fields] = path.split('.');
  const start = findPathStart(names, head);
  if (!start) return null;
  const part =
    start.kind === 'item' || start.kind === 'row'
      ? describeItem(start.kind === 'row' ? start.row.item : start.item)
      : start.kind === 'policy'
        ? { zh: '政策文件', en: 'The policy document' }
        : describeNamed(scene, start.named);
  const field = fields.at(-1);
  const outer = narrowToMap(expectAtPath(names, [head, ...fields.slice(0, -1)].join('.')), () => undefined);
  const property = field === undefined ? undefined : outer?.properties.get(field);
  return joinParagraphs([part, property ? explainKey(property, null) : null]);
}
