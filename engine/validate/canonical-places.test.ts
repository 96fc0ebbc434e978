import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSource } from '../parse/parse-source';
import { pointerOf, type CanonicalPlace } from './canonical-places';
import { canonicalize } from './canonicalize';
import { policyShape } from './keywords';

function placesOf(text: string) {
  const tree = parseSource({ path: 'policies/a.yaml', text }).value;
  if (!tree) throw new Error('the text cannot be read');
  return canonicalize(tree, policyShape, 'policies/a.yaml').places;
}

test('every place of a policy is found by its pointer', () => {
  const places = placesOf(readFileSync(new URL('../../samples/policies/xihu-srdi-2022.yaml', import.meta.url), 'utf8'));
  const all: CanonicalPlace[] = [];
  places.forEach((place) => all.push(place));
  expect(all.length).toBeGreaterThan(1000);
  expect(all.filter((place) => places.get(pointerOf(place)) !== place)).toEqual([]);
  expect(new Set(all.map(pointerOf)).size).toBe(all.length);
});

test('parts come before what they hold, in the order of the text', () => {
  const places = placesOf('政策: { 代号: a }\n条款: [{ 条: 一, items: [] }]\n参数: { 甲/乙: 1, 丙~丁: 2 }\n');
  const pointers: string[] = [];
  places.forEach((place) => pointers.push(pointerOf(place)));
  expect(pointers).toEqual([
    '',
    '/policy',
    '/policy/id',
    '/articles',
    '/articles/0',
    '/articles/0/number',
    '/articles/0/items',
    '/parameters',
    '/parameters/甲~1乙',
    '/parameters/丙~0丁',
  ]);
});

test.each([
  ['/articles/0/items/5/amount', '/articles/0/items'],
  ['/articles/00', '/articles'],
  ['/articles/-', '/articles'],
  ['/articles/0/', '/articles/0'],
  ['/policy/id/x', '/policy/id'],
  ['/nowhere', ''],
  ['/', ''],
])('%s is nowhere, and nearest to %j', (pointer, near) => {
  const places = placesOf('政策: { 代号: a }\n条款: [{ 条: 一, items: [] }]\n');
  expect(places.get(pointer)).toBeUndefined();
  expect(places.has(pointer)).toBe(false);
  expect(pointerOf(places.nearest(pointer))).toBe(near);
});
