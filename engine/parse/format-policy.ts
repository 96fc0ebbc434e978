import { diagnose } from '../diagnostics/diagnose';
import type { Staged } from '../diagnostics/diagnostic';
import type { SourceFile } from '../source/source-file';
import { planLayout } from './plan-layout';
import { parseSource } from './parse-source';
import { applyEdits } from './repaired-text';
import { sameContent } from './same-content';

/**
 * Lays a text out: two spaces for each level, one space behind colons but where neighbours are aligned by hand, one
 * blank line at most and one before each top-level section, no spaces at line ends, one line end at the end.
 * Comments, quotes, braces and line breaks inside values stay. What the text says never changes: should the layout
 * read differently, the text is given back as it was.
 *
 * Errors: parse/not-formatted.
 */
export function formatPolicy(file: SourceFile): Staged<string> {
  const refuse = (): Staged<string> => {
    const range = { start: 0, end: Math.min(1, file.text.length) };
    return { value: file.text, diagnostics: [diagnose('parse/not-formatted', file.path, range)] };
  };
  const windows = file.text.includes('\r\n');
  const text = file.text.replaceAll('\r\n', '\n');
  const before = readCleanly({ path: file.path, text });
  if (!before) return refuse();
  let formatted = text;
  // A second pass settles what the first one uncovers, such as neighbours that are aligned now.
  for (let pass = 0; pass < 3; pass += 1) {
    const tree = pass === 0 ? before : readCleanly({ path: file.path, text: formatted });
    if (!tree) return refuse();
    const next = applyEdits(formatted, planLayout(formatted, tree));
    if (next === formatted) break;
    formatted = next;
  }
  const after = readCleanly({ path: file.path, text: formatted });
  if (!after || !sameContent(before, after)) return refuse();
  return { value: windows ? formatted.replaceAll('\n', '\r\n') : formatted, diagnostics: [] };
}

function readCleanly(file: SourceFile): ReturnType<typeof parseSource>['value'] {
  const { value, diagnostics } = parseSource(file);
  return diagnostics.some((each) => each.severity === 'error') ? null : value;
}
