import { compilePolicy } from '../compile/compile-policy';
import { checkPolicy } from '../check/check-policy';
import type { Diagnostic, TextEdit } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import { guardSource } from '../source/guard-source';
import { validatePolicy } from '../validate/validate-policy';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import type { CompletionItem } from './completion-item';
import type { PlaceInPolicy, ReadText } from './place-in-policy';

/** Marks the cursor in the text of a test. */
const cursorMark = '▮';

/** Reads a text as the pipeline does. */
export function readText(text: string): ReadText {
  const path = 'policies/test.yaml';
  const source = guardSource({ path, text });
  const parsed = source.value && parseSource(source.value);
  const canonical = parsed?.value ? validatePolicy(parsed.value, path) : null;
  const checked = canonical?.value ? checkPolicy(canonical.value, builtinVocabulary) : null;
  if (checked) compilePolicy(checked.value);
  const diagnostics: readonly Diagnostic[] = [source, parsed, canonical, checked].flatMap(
    (staged) => staged?.diagnostics ?? [],
  );
  return {
    file: { path, text },
    tree: parsed?.value ?? null,
    canonical: canonical?.value ?? null,
    checked: checked?.value ?? null,
    diagnostics,
  };
}

/** Makes the scene of a text in which ▮ marks the cursor. */
export function sceneAt(marked: string): PlaceInPolicy {
  const offset = marked.indexOf(cursorMark);
  if (offset < 0) throw new Error('The text of the test has no cursor.');
  const text = marked.slice(0, offset) + marked.slice(offset + cursorMark.length);
  return { reading: readText(text), vocabulary: builtinVocabulary, text, offset };
}

/** Applies edits as the editor does. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((one, other) => other.range.start - one.range.start)
    .reduce(
      (changed, { range, text: added }) => changed.slice(0, range.start) + added + changed.slice(range.end),
      text,
    );
}

/** Accepts an offer as the editor does, with the texts its places to fill in start from. */
export function acceptItem(text: string, item: CompletionItem): string {
  const lineStart = text.lastIndexOf('\n', item.range.start - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const added = item.snippet ? expandSnippet(item.text).replaceAll('\n', `\n${indentation}`) : item.text;
  return text.slice(0, item.range.start) + added + text.slice(item.range.end);
}

function expandSnippet(snippet: string): string {
  return snippet
    .replace(
      /\$\{\d+\|((?:[^\\|]|\\.)*?)(?:,(?:[^\\|]|\\.)*)?\|\}/g,
      (_, first: string) => first.split(/(?<!\\),/)[0]?.replace(/\\(.)/g, '$1') ?? '',
    )
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, (_, start: string) => start.replace(/\\(.)/g, '$1'))
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([$}\\])/g, '$1');
}
