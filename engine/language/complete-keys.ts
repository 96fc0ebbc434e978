import type { Bilingual } from '../diagnostics/diagnostic';
import { writeKey } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';
import { type CompletionItem, type Offer, placeOffer } from './completion-item';
import type { CursorContext, Level } from './cursor-context';
import { freeIdentifier, offerItemTemplates } from './item-templates';
import { indentRest, Places, type Style, writeElementSnippet, writeKeySnippet, writeMapSnippet } from './key-snippet';
import { describeDefault, describeKey, describeValues, joinParagraphs, otherWord } from './key-words';
import type { PlaceInPolicy } from './place-in-policy';
import { itemShape, listPolicyNames } from './policy-names';
import { isListShape, isMapShape } from './shape-steps';
import { surfaceOf } from './surface-of';

const requiredWords: Bilingual = { zh: '必填。', en: 'Required.' };

/** Completes the keys of the map at the cursor: those required and missing first, those already there left out. */
export function completeKeys(scene: PlaceInPolicy, context: CursorContext): readonly CompletionItem[] {
  const level = context.levels.at(-1);
  const shape = level?.form === 'map' ? level.shape : null;
  if (!level || !shape) return [];
  const surface = surfaceOf(scene.reading);
  const style: Style = { surface, flow: context.flow };
  const offers = missingKeys(level, shape).map((property) => keyOffer(property, shape, style, context.hasColon));
  const named = shape.named && !context.hasColon ? [namedOffer(scene, shape.named, level.key ?? '', style)] : [];
  return [...named, ...offers].map((offer) => place(offer, context));
}

/** Completes a whole element of a list of maps; `dashed` when the dash stands there already. */
export function completeElements(
  scene: PlaceInPolicy,
  context: CursorContext,
  element: Shape,
  dashed: boolean,
): readonly CompletionItem[] {
  const surface = surfaceOf(scene.reading);
  const style: Style = { surface, flow: context.flow };
  const lead = dashed || context.flow ? '' : '- ';
  const names = listPolicyNames(scene.reading.tree);
  const offers =
    element === itemShape && !context.flow
      ? offerItemTemplates({ surface, vocabulary: scene.vocabulary, names })
      : [elementOffer(element, style)];
  return offers.map((offer) => place({ ...offer, text: lead + indentRest(offer.text, lead.length) }, context));
}

/** Completes the value of a key that takes a map, in braces. */
export function completeMap(scene: PlaceInPolicy, context: CursorContext, map: Shape): readonly CompletionItem[] {
  if (map.named) return [];
  const style: Style = { surface: surfaceOf(scene.reading), flow: true };
  return [place(mapOffer(map, style, writeMapSnippet(map, style)), context)];
}

function missingKeys(level: Level, shape: Shape): readonly Property[] {
  const free = [...shape.properties.values()].filter(({ canonical }) => !level.values.has(canonical));
  const isRequired = ({ canonical }: Property): boolean => shape.required.has(canonical);
  return [...free.filter(isRequired), ...free.filter((property) => !isRequired(property))];
}

function keyOffer(property: Property, shape: Shape, style: Style, hasColon: boolean): Offer {
  const word = writeKey(property, style.surface);
  const required = shape.required.has(property.canonical);
  return {
    label: word,
    detail: otherWord(property, style.surface),
    documentation: joinParagraphs([
      describeKey(property),
      describeValues(property.shape),
      describeDefault(property.shape),
      required ? requiredWords : null,
    ]),
    kind: 'keyword',
    text: hasColon ? word : writeKeySnippet(property, style),
    filter: `${word} ${otherWord(property, style.surface)}`.trim(),
    snippet: !hasColon,
  };
}

/** An entry under a name of the author's choice, such as a parameter. */
function namedOffer(scene: PlaceInPolicy, named: Shape, group: string, style: Style): Offer {
  const names = listPolicyNames(scene.reading.tree);
  const isParameter = named.choices.length > 0;
  const { surface } = style;
  const words: Bilingual = isParameter ? { zh: '新参数', en: 'new parameter' } : { zh: '新定义', en: 'new definition' };
  const map = named.choices.find(isMapShape) ?? named;
  const places = new Places();
  const name = `\${${places.next()}:${words[surface].replace(' ', '_')}}`;
  const id = map.properties.get('id');
  const stem = freeIdentifier(names, isParameter ? 'new-parameter' : 'new-definition');
  const idText = id ? `${writeKey(id, surface)}: \${${places.next()}:${stem}}` : '';
  const value = map.properties.get(isParameter ? 'value' : 'when');
  const valueText = value ? writeKeySnippet(value, style, places) : '';
  const text =
    isParameter || style.flow ? `${name}: { ${idText}, ${valueText} }` : `${name}:\n  ${idText}\n  ${valueText}`;
  return {
    label: words[surface],
    detail: group,
    documentation: named.description ?? null,
    kind: 'template',
    text,
    snippet: true,
  };
}

function elementOffer(element: Shape, style: Style): Offer {
  return mapOffer(element, style, writeElementSnippet(element, style));
}

function mapOffer(map: Shape, { surface }: Style, text: string): Offer {
  const required = [...map.properties.values()].filter(({ canonical }) => map.required.has(canonical));
  const shown = required.length > 0 ? required : [...map.properties.values()].slice(0, 2);
  const label = `{ ${shown.map((property) => writeKey(property, surface)).join(', ')} }`;
  return { label, detail: '', documentation: map.description, kind: 'template', text, snippet: true };
}

/** Lines after the first are indented as far as the line is; what stands before the word on its line comes on top. */
function place(offer: Offer, context: CursorContext): CompletionItem {
  const text = indentRest(offer.text, Math.max(0, context.column - context.lineIndent));
  return placeOffer({ ...offer, text }, context.range);
}

/** The shape of the elements of a list of maps, if it is one. */
export function mapElementOf(shape: Shape | null): Shape | null {
  const list = shape && (isListShape(shape) ? shape : (shape.choices.find(isListShape) ?? null));
  return list?.items && isMapShape(list.items) ? list.items : null;
}
