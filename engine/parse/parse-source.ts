import type { YAMLParseError } from 'yaml';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Staged, TextEdit } from '../diagnostics/diagnostic';
import type { SourceFile } from '../source/source-file';
import { buildTree } from './build-tree';
import { checkStructure } from './check-structure';
import { composeDocument } from './compose-document';
import { explainYamlError } from './explain-yaml-error';
import { findPartError } from './find-part-error';
import { findSlips } from './find-slips';
import { readParts } from './read-parts';
import { asTyped, repair, type RepairedText } from './repaired-text';
import { scanText, type Token } from './scan-tokens';
import type { SourceNode } from './source-node';

/** Keeps reading below two seconds; a policy of 70 rows has about 10,000 tokens, 20,000 enterprises have 600,000. */
const MAX_TOKENS = 800_000;

/** Each mended slip reads the text once more; long texts get fewer rounds, so that typing never waits. */
const MAX_ROUNDS = 12;
const ROUND_BUDGET = 360_000;

/** Refused marks are taken out before the rounds begin, and a repair can uncover further ones. */
const MAX_STRUCTURE_PASSES = 40;

const MAX_LEFT_OVER = 10;

/**
 * Reads a text as YAML 1.2 (core schema, text keys) into a tree that knows its places.
 * A broken line gives a diagnostic and is mended or left out, so that the rest is read all the same: while an author
 * types, most texts are broken somewhere. No value only where the text could exhaust the reader.
 *
 * Errors: parse/too-many-tokens, parse/unreadable (no value); those of checkStructure, findSlips, explainYamlError
 * and buildTree.
 */
export function parseSource(file: SourceFile): Staged<SourceNode | null> {
  if (last?.file.text === file.text && last.file.path === file.path) return last.staged;
  const staged = parseWith(file, { readTidy: readParts, findError: findPartError });
  last = { file: { path: file.path, text: file.text }, staged };
  return staged;
}

/** The last reading: the edits of a form are read once to be checked, and then as the text they make. */
let last: { readonly file: SourceFile; readonly staged: Staged<SourceNode | null> } | null = null;

/** Reads a text without the short cuts by its parts; for comparison. */
export function parseAsWhole(file: SourceFile): Staged<SourceNode | null> {
  return parseWith(file, { readTidy: () => null, findError: () => null });
}

/** What spares reading the whole, where it is certain to find the same. */
interface ShortCuts {
  readonly readTidy: typeof readParts;
  readonly findError: typeof findPartError;
}

function parseWith(file: SourceFile, { readTidy, findError }: ShortCuts): Staged<SourceNode | null> {
  const diagnostics: Diagnostic[] = [];
  const inOrder = () => diagnostics.sort((one, other) => one.range.start - other.range.start);
  let repaired = asTyped(file.text);
  const mend = (edits: readonly TextEdit[]): void => {
    repaired = repair(repaired, edits);
  };
  const rounds = Math.min(MAX_ROUNDS, Math.floor(ROUND_BUDGET / (file.text.length + 1)));

  for (let round = 0; ; round += 1) {
    const tidy = round <= MAX_STRUCTURE_PASSES ? readTidy(repaired) : null;
    if (tidy) return { value: markDamage(tidy, diagnostics), diagnostics: inOrder() };
    const scanned = scanText(repaired.text, MAX_TOKENS);
    const start = { start: 0, end: Math.min(1, file.text.length) };
    if (!scanned) return { value: null, diagnostics: [diagnose('parse/too-many-tokens', file.path, start)] };
    const { tokens } = scanned;

    const structure = checkStructure(repaired, tokens, file.path);
    diagnostics.push(...structure.diagnostics);
    if (structure.fatal || round > MAX_STRUCTURE_PASSES) return { value: null, diagnostics: inOrder() };
    if (structure.edits.length > 0) {
      mend(structure.edits);
      continue;
    }
    const slips = round < rounds ? findSlips(repaired, tokens, file.path) : [];
    if (slips.length > 0) {
      diagnostics.push(...slips.map((slip) => slip.diagnostic));
      mend(slips.flatMap((slip) => slip.edits));
      continue;
    }
    const error = round < rounds ? findError(repaired.text, tokens) : null;
    const near = error && explainNext([error], repaired, tokens, file.path);
    if (near) {
      diagnostics.push(near.diagnostic);
      mend(near.edits);
      continue;
    }
    const document = composeDocument(scanned, repaired.text.length);
    if (!document) {
      return { value: null, diagnostics: [...inOrder(), diagnose('parse/unreadable', file.path, start)] };
    }
    const next = round < rounds ? explainNext(document.errors, repaired, tokens, file.path) : null;
    if (next) {
      diagnostics.push(next.diagnostic);
      mend(next.edits);
      continue;
    }
    for (const error of document.errors.slice(0, MAX_LEFT_OVER)) {
      diagnostics.push(explainYamlError(error, repaired, tokens, file.path).diagnostic);
    }
    const built = buildTree(document.contents, repaired, file.text, file.path);
    const value = markDamage(built.tree, diagnostics);
    diagnostics.push(...built.diagnostics);
    return { value, diagnostics: inOrder() };
  }
}

function markDamage(tree: SourceNode, found: readonly Diagnostic[]): SourceNode {
  const damaged = found.some((each) => each.severity === 'error');
  return tree.kind === 'map' && damaged ? { ...tree, damaged } : tree;
}

/** The first error whose repair changes the text; others often only follow from it. */
function explainNext(
  errors: readonly YAMLParseError[],
  repaired: RepairedText,
  tokens: readonly Token[],
  file: string,
): ReturnType<typeof explainYamlError> | null {
  const first = [...errors].sort((one, other) => one.pos[0] - other.pos[0])[0];
  if (!first) return null;
  const slip = explainYamlError(first, repaired, tokens, file);
  const changes = slip.edits.some(({ range, text }) => repaired.text.slice(range.start, range.end) !== text);
  return changes ? slip : null;
}
