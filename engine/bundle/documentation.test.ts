import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundleCatalogue } from '../diagnostics/catalogue-bundle';

const specification = readFileSync(new URL('../../docs/bundle-format.md', import.meta.url), 'utf8');
const exportOnly = ['bundle/example-differs', 'bundle/translation-differs', 'bundle/version-too-low'];

it('names every code of the verification in the specification, and no other', () => {
  const [, verification = ''] = specification.split('## 7 Verification');
  const named = [
    ...verification
      .split('Codes begin')[1]!
      .split('The bytes that were')[0]!
      .matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)*)`/g),
  ].map(([, code]) => `bundle/${code}`);
  const known = Object.keys(bundleCatalogue).filter((code) => !exportOnly.includes(code));
  expect(known.filter((code) => !named.includes(code))).toEqual([]);
  expect(named.filter((code) => !known.includes(code))).toEqual([]);
});
