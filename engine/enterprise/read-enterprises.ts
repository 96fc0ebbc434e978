import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import type { SourceNode } from '../parse/source-node';
import { guardSource } from '../source/guard-source';
import type { SourceFile } from '../source/source-file';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Enterprise } from './enterprise';
import { readEnterpriseRecord } from './read-enterprise-node';
import { readEnterpriseTable } from './read-enterprise-table';
import { type ReadingContext, startReading } from './reading-context';

const listWords = new Set(['企业', 'enterprises', '企业列表']);
const noteWords = new Set(['说明', '备注', 'note', 'notes']);

/**
 * Reads a file of enterprises: YAML or JSON with a list under 企业 or enterprises, or a comma-separated table.
 * What is wrong is reported at its place and left out, so that the rest can be simulated.
 *
 * Errors: enterprise/no-list, enterprise/unknown-key, enterprise/missing-id, enterprise/duplicate-id,
 * enterprise/other-file-kind; those of guardSource, parseSource, readEnterpriseTable and readEnterpriseRecord.
 */
export function readEnterprises(file: SourceFile, vocabulary: Vocabulary): Staged<readonly Enterprise[]> {
  const context = startReading(file.path, vocabulary);
  const kind = /\.(ya?ml|json|csv)$/i.exec(file.path)?.[1]?.toLowerCase();
  if (kind === undefined) {
    context.report('enterprise/other-file-kind', { start: 0, end: 0 });
    return { value: [], diagnostics: context.diagnostics };
  }
  const guarded = guardSource(file);
  if (!guarded.value) return { value: [], diagnostics: guarded.diagnostics };
  const earlier: Diagnostic[] = [...guarded.diagnostics];
  let records: readonly SourceNode[] = [];
  if (kind === 'csv') records = readEnterpriseTable(context, guarded.value);
  else {
    const parsed = parseSource(guarded.value);
    earlier.push(...parsed.diagnostics);
    if (parsed.value) records = findRecords(context, parsed.value, file.text);
  }
  const value = readRecords(context, records, file.path);
  return { value, diagnostics: [...earlier, ...context.diagnostics] };
}

function findRecords(context: ReadingContext, tree: SourceNode, text: string): readonly SourceNode[] {
  if (tree.kind === 'list') return tree.items;
  const start = { start: 0, end: Math.min(1, text.length) };
  if (tree.kind !== 'map') {
    context.report('enterprise/no-list', start);
    return [];
  }
  const lists = tree.entries.filter(({ key }) => listWords.has(key));
  for (const { key, keyRange } of tree.entries) {
    if (!listWords.has(key) && !noteWords.has(key) && lists.length > 0) {
      context.report('enterprise/unknown-key', keyRange, { key });
    }
  }
  // What could not be read was reported where it stands; the list may have been there.
  if (lists.length === 0 && !tree.damaged) context.report('enterprise/no-list', start);
  return lists.flatMap(({ keyRange, value }) => {
    if (value.kind === 'list') return value.items;
    if (value.kind !== 'scalar' || value.value !== null) context.report('enterprise/no-list', keyRange);
    return [];
  });
}

function readRecords(context: ReadingContext, records: readonly SourceNode[], file: string): readonly Enterprise[] {
  const ids = new Set<string>();
  return records.flatMap((node, index) => {
    const enterprise = readEnterpriseRecord(context, node, file);
    if (!enterprise) return [];
    const { id, range } = findId(node, enterprise);
    if (id === '') {
      context.report('enterprise/missing-id', range);
      return [{ ...enterprise, id: `#${index + 1}`, name: enterprise.name || `#${index + 1}`, range }];
    }
    if (ids.has(id)) {
      // Results are told apart by the identifier, so the second cannot stand beside the first.
      context.report('enterprise/duplicate-id', range, { id });
      return [];
    }
    ids.add(id);
    return [{ ...enterprise, range }];
  });
}

/** The identifier with its place, or the start of the record where it has none. */
function findId(node: SourceNode, { id }: Enterprise) {
  const { start } = node.range;
  const entry =
    node.kind === 'map'
      ? node.entries.find(({ value }) => value.kind === 'scalar' && value.text.trim() === id && id !== '')
      : undefined;
  return { id, range: entry?.value.range ?? { start, end: Math.min(start + 1, node.range.end) } };
}
