import { expect, test } from 'vitest';
import { findProperty, findValue, mergeVariants, policyShape } from './keywords';
import type { Shape } from './shape';

/** Every shape of the language once, with the way to it. */
function allShapes(): readonly (readonly [string, Shape])[] {
  const found = new Map<Shape, string>();
  const visit = (shape: Shape | null, way: string): void => {
    if (!shape || found.has(shape)) return;
    found.set(shape, way || 'document');
    for (const property of shape.properties.values()) visit(property.shape, `${way}/${property.canonical}`);
    visit(shape.items, `${way}[]`);
    visit(shape.named, `${way}{}`);
    shape.choices.forEach((choice, index) => visit(choice, `${way}|${index}`));
    for (const [kind, variant] of shape.variants?.byValue ?? []) visit(variant, `${way}<${kind}>`);
    if (shape.variants) visit(mergeVariants(shape), `${way}<any>`);
  };
  visit(policyShape, '');
  return [...found].map(([shape, way]) => [way, shape]);
}

test.each(allShapes())('%s: each word means one thing, and every key has its Chinese word', (_, shape) => {
  const words = new Map<string, string>();
  for (const property of shape.properties.values()) {
    expect(property.zh).toMatch(/\p{Script=Han}/u);
    for (const word of [property.canonical, property.zh]) {
      expect(words.get(word) ?? property.canonical).toBe(property.canonical);
      words.set(word, property.canonical);
    }
    expect(findProperty(shape, property.zh)).toBe(property);
    expect(findProperty(shape, property.canonical)).toBe(property);
  }
  const values = shape.values.filter((value) => typeof value.canonical === 'string');
  expect(new Set(values.map((value) => value.zh)).size).toBe(values.length);
  for (const value of values) {
    expect(value.zh).toMatch(/\p{Script=Han}/u);
    expect(findValue(shape, value.zh)).toBe(value);
    expect(findValue(shape, String(value.canonical))).toBe(value);
  }
});

test('the walk reaches the whole language', () => {
  expect(allShapes().length).toBeGreaterThan(60);
  expect(allShapes().map(([way]) => way)).toContain('/articles[]/items[]<award>/frequency');
});
