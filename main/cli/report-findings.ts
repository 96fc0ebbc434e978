import type { Diagnostic, Severity } from '../../engine/diagnostics/diagnostic';
import { indexLines } from '../../engine/diagnostics/line-index';
import type { Invocation } from './command';
import { withoutControls } from './print';

/** Where findings point to: the text of a file and what the user calls it. */
export interface Sources {
  readonly texts: ReadonlyMap<string, string>;
  display(file: string): string;
}

/** Findings without a text, such as those about a bundle. */
export const noSources: Sources = { texts: new Map(), display: (file) => file };

/** Writes findings for people: `file:line:column code message`, with the hint below. */
export function formatFindings(
  diagnostics: readonly Diagnostic[],
  { texts, display }: Sources,
  { language }: Invocation,
): readonly string[] {
  const locate = locator(texts);
  return diagnostics.flatMap((diagnostic) => {
    const place = locate(diagnostic);
    const file = display(diagnostic.file);
    const where = place ? `${file}:${place.line}:${place.column}` : file;
    const severity = diagnostic.severity === 'error' ? '' : `${SEVERITIES[diagnostic.severity][language]} `;
    const head = [where, diagnostic.code, severity + diagnostic.message[language]].filter(Boolean).join(' ');
    return [head, `    ${diagnostic.hint[language]}`].map(withoutControls);
  });
}

/** Gives findings as plain JSON. Lines and columns from 1; columns count characters. */
export function jsonFindings(
  diagnostics: readonly Diagnostic[],
  { texts, display }: Sources,
  { language }: Invocation,
) {
  const locate = locator(texts);
  return diagnostics.map((diagnostic) => {
    const place = locate(diagnostic);
    return {
      file: display(diagnostic.file),
      line: place?.line ?? null,
      column: place?.column ?? null,
      code: diagnostic.code,
      severity: diagnostic.severity,
      message: diagnostic.message[language],
      hint: diagnostic.hint[language],
    };
  });
}

/** Whether anything forbids going on. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

const SEVERITIES: Readonly<Record<Severity, { readonly zh: string; readonly en: string }>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告：', en: 'warning:' },
  information: { zh: '提示：', en: 'note:' },
};

function locator(texts: ReadonlyMap<string, string>) {
  const indices = new Map<string, ReturnType<typeof indexLines>>();
  return ({ file, range }: Diagnostic) => {
    const text = texts.get(file);
    if (text === undefined) return null;
    const index = indices.get(file) ?? indexLines(text);
    indices.set(file, index);
    return index.locate(range.start);
  };
}
