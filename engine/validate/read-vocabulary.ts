import {
  validateFactVocabularyFile,
  validateIndustryVocabularyFile,
  validateRegionVocabularyFile,
  validateSizeClassVocabularyFile,
  validateTitleVocabularyFile,
} from '../../schemas/generated/validators';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import { guardSource } from '../source/guard-source';
import type { SourceFile } from '../source/source-file';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { mergeFacts } from './merge-facts';
import { mergeIndustries, mergeRegions, mergeSizeClasses, mergeTitles } from './merge-lists';
import { hasShape, openVocabularyDocument, type VocabularyDocument } from './vocabulary-document';

type Merge = (vocabulary: Vocabulary, document: VocabularyDocument) => Vocabulary;

/** What each vocabulary file adds, by its name. A file that does not follow its schema adds nothing. */
const merges: Readonly<Record<string, Merge>> = {
  facts: (vocabulary, document) =>
    hasShape(document, validateFactVocabularyFile)
      ? { ...vocabulary, facts: mergeFacts(vocabulary.facts, document.data, document) }
      : vocabulary,
  titles: (vocabulary, document) =>
    hasShape(document, validateTitleVocabularyFile) ? mergeTitles(vocabulary, document.data, document) : vocabulary,
  regions: (vocabulary, document) =>
    hasShape(document, validateRegionVocabularyFile) ? mergeRegions(vocabulary, document.data, document) : vocabulary,
  industries: (vocabulary, document) =>
    hasShape(document, validateIndustryVocabularyFile)
      ? mergeIndustries(vocabulary, document.data, document)
      : vocabulary,
  'size-classes': (vocabulary, document) =>
    hasShape(document, validateSizeClassVocabularyFile)
      ? mergeSizeClasses(vocabulary, document.data, document)
      : vocabulary,
};

/**
 * Reads the vocabulary of a workspace: the built-in one with what the files vocabulary/facts.yaml, titles.yaml,
 * regions.yaml, industries.yaml and size-classes.yaml add to it.
 *
 * Errors: vocabulary/unknown-file, vocabulary/shape, vocabulary/duplicate-id, vocabulary/duplicate-name,
 * vocabulary/unknown-reference; those of guardSource and parseSource.
 */
export function readVocabulary(files: readonly SourceFile[]): Staged<Vocabulary> {
  const diagnostics: Diagnostic[] = [];
  let vocabulary = builtinVocabulary;
  // In the order of paths, so that which of two clashing entries stays does not depend on the order of loading.
  for (const file of [...files].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    const name = /([^/]+)\.(?:ya?ml|json)$/.exec(file.path)?.[1];
    const merge = name !== undefined && Object.hasOwn(merges, name) ? merges[name] : undefined;
    if (!merge) {
      const args = { name: file.path.split('/').at(-1) ?? '', names: namesOfFiles() };
      diagnostics.push(diagnose('vocabulary/unknown-file', file.path, { start: 0, end: 0 }, args));
      continue;
    }
    const guarded = guardSource(file);
    diagnostics.push(...guarded.diagnostics);
    const parsed = guarded.value && parseSource(guarded.value);
    diagnostics.push(...(parsed?.diagnostics ?? []));
    const tree = parsed?.value;
    // A text with nothing but remarks adds nothing; that is no mistake.
    if (!tree || (tree.kind === 'map' && tree.entries.length === 0)) continue;
    const document = openVocabularyDocument(tree, file.path);
    vocabulary = merge(vocabulary, document);
    diagnostics.push(...document.diagnostics);
  }
  return { value: vocabulary, diagnostics };
}

function namesOfFiles(): string {
  return Object.keys(merges)
    .map((name) => `${name}.yaml`)
    .join(', ');
}
