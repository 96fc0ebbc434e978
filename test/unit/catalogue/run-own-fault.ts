import { vi } from 'vitest';
import { Composer } from 'yaml';
import type { DiagnosticCode } from '../../../engine/diagnostics/catalogue';
import type { Diagnostic } from '../../../engine/diagnostics/diagnostic';
import { prepareBundle } from '../../../engine/bundle/prepare-bundle';
import { parseSource } from '../../../engine/parse/parse-source';
import { readPolicy } from '../../../engine/pipeline';
import { canonicalize } from '../../../engine/validate/canonicalize';
import { explainShapeErrors } from '../../../engine/validate/explain-shape-errors';
import { policyShape } from '../../../engine/validate/keywords';
import { builtinVocabulary as vocabulary } from '../../../engine/vocabulary/builtin-vocabulary';
import { sha256 } from '../../../main/io/digest';
import { smallContent } from '../../tamper/small-content';
import { embedInPolicy } from './embed-example';

const path = 'policies/example.yaml';

/** Brings a diagnostic that stands for a fault of the program, by the fault itself. */
export function runOwnFault(code: DiagnosticCode): readonly string[] {
  const found = faults[code]?.() ?? [];
  return found.map((each) => each.code);
}

const faults: Partial<Record<DiagnosticCode, () => readonly Diagnostic[]>> = {
  /** A keyword of the schema for which nobody has found words. */
  'shape/not-fitting': () => {
    const text = embedInPolicy('金额: 1万元');
    const tree = parseSource({ path, text }).value;
    if (!tree) throw new Error('The text of the test cannot be read.');
    const error = { instancePath: '/articles', schemaPath: '#/minProperties', keyword: 'minProperties', params: {} };
    const problems = explainShapeErrors([error], canonicalize(tree, policyShape, path), path);
    return problems.map(({ diagnostic }) => {
      if (text.slice(diagnostic.range.start, diagnostic.range.end).trim() === '') throw new Error('It marks nothing.');
      return diagnostic;
    });
  },
  /** The library that reads YAML runs out of its stack; the limit of depth comes first, so that no text does it. */
  'parse/unreadable': () => readWithoutStack(`条款: {${'['.repeat(20)}1${']'.repeat(20)}}`),
  /** A text that, translated and read again, does not give the rules that are to be released. */
  'bundle/translation-differs': () => {
    const [one, other] = ['金额: 1万元', '金额: 2万元'].map((example) =>
      readPolicy({ path, text: embedInPolicy(example) }, vocabulary),
    );
    if (!one?.checked || !other?.plan) throw new Error('The text of the test cannot be read.');
    const { file, checked } = one;
    const { release } = smallContent;
    const request = { file, checked, plan: other.plan, vocabulary, outcomes: [], schemas: [], release };
    return prepareBundle(request, sha256).diagnostics;
  },
};

/** Reads a text while the YAML reader runs out of its stack. */
function readWithoutStack(text: string): readonly Diagnostic[] {
  const compose = vi.spyOn(Composer.prototype, 'compose').mockImplementation(() => {
    throw new RangeError('Maximum call stack size exceeded');
  });
  try {
    return parseSource({ path, text }).diagnostics;
  } finally {
    compose.mockRestore();
  }
}
