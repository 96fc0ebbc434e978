import { analysePolicies } from '../../../engine/analyse/analyse-policies';
import { priceReadings } from '../../../engine/analyse/price-readings';
import { checkFigure } from '../../../engine/expression/check-figure';
import { read, testEnvironment } from '../../../engine/expression/expression-harness';
import type { ExpressionType } from '../../../engine/expression/types';
import { checkExamples } from '../../../engine/coverage/report-examples';
import { findUnbackedFigures } from '../../../engine/coverage/find-unbacked-figures';
import type { DiagnosticCode } from '../../../engine/diagnostics/catalogue';
import type { Diagnostic } from '../../../engine/diagnostics/diagnostic';
import { readEnterprises } from '../../../engine/enterprise/read-enterprises';
import { parseSource } from '../../../engine/parse/parse-source';
import { readWorkspace } from '../../../engine/pipeline';
import { translatePolicy } from '../../../engine/validate/translate-policy';
import { formatPolicy } from '../../../engine/parse/format-policy';
import { readReviews } from '../../../engine/review/read-reviews';
import { guardSource } from '../../../engine/source/guard-source';
import { compileSql } from '../../../engine/sql/compile-sql';
import { readVocabulary } from '../../../engine/validate/read-vocabulary';
import { builtinVocabulary as vocabulary } from '../../../engine/vocabulary/builtin-vocabulary';
import { embedInPolicy, indent } from './embed-example';
import { scenes } from './policy-scenes';
import { runScenario } from './run-scenario';

/** What a stage said of an example, and the text its places are in; null where the finding is about a whole file. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string | null;
}

const path = 'policies/example.yaml';

/** Runs an example of the catalogue through the stages up to the one that raises its code. */
export function runExample(code: DiagnosticCode, example: string): Outcome {
  const [stage] = code.split('/');
  switch (stage) {
    case 'source':
      return { text: example, diagnostics: guardSource({ path, text: example }).diagnostics };
    case 'parse':
      if (code === 'parse/not-formatted')
        return { text: example, diagnostics: formatPolicy({ path, text: example }).diagnostics };
      return { text: example, diagnostics: parseSource({ path, text: example }).diagnostics };
    case 'expression':
    case 'figure':
      return { text: example, diagnostics: runExpression(code, example) };
    case 'enterprise':
      return runEnterprises(code, example);
    case 'review': {
      const file = { path: 'review/a-2024/example.yaml', text: example };
      return { text: example, diagnostics: readReviews([file]).diagnostics };
    }
    case 'scenario':
      return runScenario(example);
    case 'vocabulary':
      return runVocabulary(code, example);
    case 'shape':
      if (code === 'shape/not-translated')
        return { text: example, diagnostics: translatePolicy({ path, text: example }, vocabulary, 'en').diagnostics };
      return runPolicies(code, example);
    default:
      return runPolicies(code, example);
  }
}

const expectedTypes: Partial<Record<DiagnosticCode, ExpressionType>> = {
  'expression/money-without-unit': { kind: 'money' },
  'expression/wrong-type': { kind: 'money' },
};

function runExpression(code: DiagnosticCode, text: string): readonly Diagnostic[] {
  if (code.startsWith('figure/')) {
    const unit = code === 'figure/ends-differ' ? null : 'money';
    return checkFigure(text, testEnvironment, { file: path, offset: 0 }, unit).diagnostics;
  }
  const environment = code === 'expression/no-event' ? { ...testEnvironment, trigger: null } : testEnvironment;
  return read(text, environment, expectedTypes[code]).diagnostics;
}

/** Fields of an event, which an example may show alone, by a field that tells the kind. */
const eventOfField: readonly (readonly [RegExp, string])[] = [
  [/^- /, '认定:'],
  [/^(称号|级别|系列|日期):/, '认定:\n  - '],
  [/^金额:/, '支出:\n  - '],
];

function runEnterprises(code: DiagnosticCode, example: string): Outcome {
  if (code === 'enterprise/other-file-kind')
    return {
      text: null,
      diagnostics: readEnterprises({ path: example, text: '代号,名称\nxh-001,甲' }, vocabulary).diagnostics,
    };
  if (code.startsWith('enterprise/csv-'))
    return {
      text: example,
      diagnostics: readEnterprises({ path: 'enterprises/a.csv', text: example }, vocabulary).diagnostics,
    };
  const text = asEnterpriseFile(example);
  const files = [{ path: 'enterprises/a.yaml', text }];
  if (code !== 'enterprise/duplicate-elsewhere')
    return { text, diagnostics: files.flatMap((file) => readEnterprises(file, vocabulary).diagnostics) };
  const first = { path: 'enterprises/0.yaml', text: asEnterpriseFile('企业:\n  - 代号: xh-001\n    名称: 甲') };
  return { text, diagnostics: readWorkspace([first, ...files]).diagnostics };
}

function asEnterpriseFile(example: string): string {
  if (/^(企业|企业名单|代号):/.test(example)) return `${example}\n`;
  const one = '企业:\n  - 代号: xh-001\n';
  if (/^- 名称/.test(example)) return `${one}${indent(example.slice(2).replace(/^ {2}/gm, ''), 4)}\n`;
  const [, opening] = eventOfField.find(([first]) => first.test(example)) ?? [null, null];
  if (opening === null) return `${one}${indent(example, 4)}\n`;
  if (example.startsWith('- ')) return `${one}${indent(`${opening}\n${indent(example, 2)}`, 4)}\n`;
  return `${one}${indent(`${opening}${example.replaceAll('\n', '\n    ')}`, 4)}\n`;
}

function runVocabulary(code: DiagnosticCode, example: string): Outcome {
  if (code === 'vocabulary/unknown-file')
    return { text: null, diagnostics: readVocabulary([{ path: example, text: 'enterprise: []\n' }]).diagnostics };
  const name = example.startsWith('regions') ? 'regions' : example.startsWith('families') ? 'titles' : 'facts';
  return {
    text: example,
    diagnostics: readVocabulary([{ path: `vocabulary/${name}.yaml`, text: example }]).diagnostics,
  };
}

/** Tries the example in its policy, up to the stage of the code and beyond where the code is raised there. */
function runPolicies(code: DiagnosticCode, example: string): Outcome {
  const texts = (scenes[code] ?? ((each: string) => [embedInPolicy(each)]))(example);
  const [text = ''] = texts;
  const files = texts.map((each, index) => ({
    path: index === 0 ? path : `policies/another-${index}.yaml`,
    text: each,
  }));
  if (code === 'check/duplicate-policy') files.reverse();
  const { policies, diagnostics: found } = readWorkspace(files);
  const own = policies.find(({ file }) => file.path === path);
  const read = found.filter(({ file }) => file === path);
  const later = (): readonly Diagnostic[] => {
    if (!own?.checked || !own.plan) return [];
    const plans = policies.flatMap(({ plan }) => plan ?? []);
    switch (code.split('/')[0]) {
      case 'example':
        return checkExamples(own.checked, own.plan);
      case 'text':
        return findUnbackedFigures(own.checked, own.plan);
      case 'sql':
        return compileSql(plans, { year: 2023, vocabulary, dialect: 'duckdb' }).diagnostics;
      case 'analyse': {
        const input = { policies, vocabulary, enterprises: [], year: 2023 };
        if (code.startsWith('analyse/reading-')) return priceReadings(input).diagnostics;
        return analysePolicies(input).map(({ diagnostic }) => diagnostic);
      }
      default:
        return [];
    }
  };
  const said = [...read, ...later().filter(({ file }) => file === path || code.startsWith('sql/'))];
  return { text: code.startsWith('sql/') ? null : text, diagnostics: said };
}
