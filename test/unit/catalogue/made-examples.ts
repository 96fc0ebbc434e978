import type { DiagnosticCode } from '../../../engine/diagnostics/catalogue';
import { MAX_SOURCE_BYTES } from '../../../engine/source/guard-source';
import { MAX_KEYS } from '../../../engine/parse/build-tree';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Bad examples too large to be printed in the catalogue, which describes them in words. */
export const madeExamples: Partial<Record<DiagnosticCode, () => string>> = {
  'source/too-large': () => '政'.repeat(MAX_SOURCE_BYTES / 3 + 1),
  'parse/too-many-tokens': () => `条款: [${'x, '.repeat(1_500_000)}]`,
  'parse/too-many-keys': () => lines(MAX_KEYS + 1, (index) => `k${index}: 1`),
};
