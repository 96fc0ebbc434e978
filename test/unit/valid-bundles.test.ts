import path from 'node:path';
import { expect, it } from 'vitest';
import { runValidBundles } from '../tamper/valid-bundles';

const samples = path.resolve(import.meta.dirname, '../../samples/policies');

// `npm run drill:tamper` receives 500.
it('receives every bundle that nobody may refuse', { timeout: 600_000 }, async () => {
  const { made, refused, rules, signatures } = await runValidBundles(60, 20261121, samples);
  expect(refused).toEqual([]);
  expect(made).toBe(60);
  // They are no empty bundles, and either suite signs them.
  expect(rules).toBeGreaterThan(300);
  expect(Math.min(signatures.ed25519, signatures['sm2-sm3'])).toBeGreaterThan(15);
});
