import { isName } from '../expression/resolve-name';
import { policyShape, writeKey } from '../validate/keywords';
import { parseFigure } from '../values/figure-literal';
import type { CodeAction } from './code-action';
import { addToSection } from './insert-section';
import { freeIdentifier } from './item-templates';
import { isMapShape } from './shape-steps';
import type { PlaceInPolicy } from './place-in-policy';
import { listPolicyNames } from './policy-names';
import { surfaceOf } from './surface-of';
import { findTreePlace, isScalarPlace, levelsAround, type TreePlace } from './tree-place';

/** Offers to name an amount or rate, so that it is changed in one place; null where there is none to name. */
export function offerParameter(scene: PlaceInPolicy): CodeAction | null {
  const place = findTreePlace(scene, scene.offset)?.place;
  if (!place || !isScalarPlace(place) || place.valueType !== 'figure' || place.node.style !== 'plain') return null;
  if (!isInside(place, 'articles')) return null;
  const { range, text: written } = place.node;
  const figure = parseFigure(written);
  if ('problem' in figure || figure.modality === 'between' || figure.per.length > 0) return null;
  const { value } = figure;
  if (value.kind !== 'quantity' || value.unit === 'number') return null;
  const names = listPolicyNames(scene.reading.tree);
  const surface = surfaceOf(scene.reading);
  const item = levelsAround(place).findLast(({ values }) => values.has('kind'))?.values;
  const stem = (item?.get('title') ?? '').replace(/[^\p{L}\p{N}_]/gu, '');
  const noun = value.unit === 'rate' ? { zh: '比例', en: '_rate' } : { zh: '金额', en: '_amount' };
  const taken = new Set([...names.parameters, ...names.definitions].map(({ name }) => name));
  const name = freeName(`${isName(stem) ? stem : surface === 'zh' ? '新' : 'new'}${noun[surface]}`, taken);
  const id = freeIdentifier(names, `${item?.get('id') ?? 'new'}-${value.unit === 'rate' ? 'rate' : 'amount'}`);
  const shape = policyShape.properties.get('parameters')?.shape.named?.choices.find(isMapShape);
  const [idKey, valueKey] = ['id', 'value'].map((key) => {
    const property = shape?.properties.get(key);
    return property ? writeKey(property, surface) : key;
  });
  const amount = written.slice(value.start, value.end);
  const added = addToSection(scene, 'parameters', `${name}: { ${idKey}: ${id}, ${valueKey}: ${amount} }`);
  if (!added) return null;
  const replaced = { range: { start: range.start + value.start, end: range.start + value.end }, text: name };
  return {
    title: { zh: `把 ${amount} 提取为参数“${name}”`, en: `Make ${amount} the parameter "${name}"` },
    edits: [added, replaced],
    repairs: null,
  };
}

function isInside(place: TreePlace, key: string): boolean {
  return place.property?.canonical === key || (place.parent !== null && isInside(place.parent, key));
}

function freeName(stem: string, taken: ReadonlySet<string>): string {
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}${number}`;
  return name;
}
