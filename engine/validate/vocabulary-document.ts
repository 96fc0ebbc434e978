import type { SchemaError, SchemaValidator } from '../../schemas/generated/validators';
import type { DiagnosticCode } from '../diagnostics/catalogue';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { Bilingual, Diagnostic, TextRange } from '../diagnostics/diagnostic';
import type { MapEntry, SourceNode } from '../parse/source-node';

export type DocumentPath = readonly (string | number)[];

/** A vocabulary file as plain data, with the way back to the text. */
export interface VocabularyDocument {
  readonly file: string;
  readonly tree: SourceNode;
  readonly data: unknown;
  readonly diagnostics: readonly Diagnostic[];
  report(code: DiagnosticCode, path: DocumentPath, args: MessageArguments): void;
}

/** Keys whose codes are texts even where they are typed as bare digits. */
const codeKeys = new Set(['code', 'parent', 'industries']);

/** More of them mostly follow from one mistake. */
const maxFindings = 20;

/** Makes plain data of a parsed vocabulary file. */
export function openVocabularyDocument(tree: SourceNode, file: string): VocabularyDocument {
  const diagnostics: Diagnostic[] = [];
  return {
    file,
    tree,
    data: toData(tree, ''),
    diagnostics,
    report: (code, path, args) => diagnostics.push(diagnose(code, file, rangeAt(tree, path), args)),
  };
}

/** Tells whether the data follows its schema, and reports every place where it does not. Errors: that of `code`. */
export function hasShape<Data>(
  document: VocabularyDocument,
  validate: SchemaValidator<Data>,
  code: 'vocabulary/shape' | 'review/shape' = 'vocabulary/shape',
): document is VocabularyDocument & { readonly data: Data } {
  if (validate(document.data)) return true;
  // What `if` says is said by its branches, too.
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').slice(0, maxFindings);
  for (const error of errors) {
    const path = error.instancePath
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const extra = error.params['additionalProperty'];
    const place = typeof extra === 'string' ? [...path, extra] : path;
    document.report(code, place, { detail: describe(error) });
  }
  return false;
}

function describe(error: SchemaError): Bilingual {
  const { params } = error;
  const word = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));
  switch (error.keyword) {
    case 'required':
      return { zh: `缺少“${word(params['missingProperty'])}”`, en: `“${word(params['missingProperty'])}” is missing` };
    case 'additionalProperties':
      return {
        zh: `不认识“${word(params['additionalProperty'])}”`,
        en: `“${word(params['additionalProperty'])}” is not known`,
      };
    case 'type':
      return { zh: `应为 ${word(params['type'])}`, en: `it must be of type ${word(params['type'])}` };
    case 'enum':
      return {
        zh: `只能是 ${word(params['allowedValues'])}`,
        en: `it must be one of ${word(params['allowedValues'])}`,
      };
    case 'pattern':
      return { zh: `写法应符合 ${word(params['pattern'])}`, en: `it must match ${word(params['pattern'])}` };
    case 'false schema':
      return { zh: '只有 enumeration 类型才有取值', en: 'only the type enumeration has values' };
    default:
      return { zh: error.message ?? error.keyword, en: error.message ?? error.keyword };
  }
}

function toData(node: SourceNode, key: string): unknown {
  if (node.kind === 'list') return node.items.map((item) => toData(item, key));
  if (node.kind === 'map') {
    return Object.fromEntries(node.entries.map((entry) => [entry.key, toData(entry.value, entry.key)]));
  }
  return typeof node.value === 'number' && codeKeys.has(key) ? node.text : node.value;
}

/** Range of the value at a path; of its nearest ancestor where it is missing, of the key where a value is a whole block. */
function rangeAt(tree: SourceNode, path: DocumentPath): TextRange {
  let node = tree;
  let entry: MapEntry | undefined;
  for (const step of path) {
    const next = node.kind === 'map' ? node.entries.find(({ key }) => key === step) : undefined;
    const item = node.kind === 'list' ? node.items[Number(step)] : undefined;
    if (!next && !item) break;
    entry = next;
    node = next?.value ?? item ?? node;
  }
  return entry && node.kind !== 'scalar' ? entry.keyRange : node.range;
}
