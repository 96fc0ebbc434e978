import type { Diagnostic } from '../../engine/index';
import type { AppState, DocumentState, FileState, YearSpan } from './app-state';

/** Whether a workspace file holds a policy. */
export function isPolicyPath(path: string): boolean {
  return /^policies\/.+\.ya?ml$/.test(path);
}

/** Whether a workspace file holds a scenario. */
export function isScenarioPath(path: string): boolean {
  return /^scenarios\/.+\.ya?ml$/.test(path);
}

/** Whether a workspace file can be edited as a form. */
export function hasForm(path: string): boolean {
  return isPolicyPath(path) || isScenarioPath(path);
}

/** Whether the editor holds something that the disk does not; line ends alone are no change. */
export function isDirty(document: DocumentState): boolean {
  const known = dirty.get(document);
  if (known !== undefined) return known;
  const { text, savedText } = document;
  const isOther = text !== savedText && withPlainLineEnds(text) !== withPlainLineEnds(savedText);
  dirty.set(document, isOther);
  return isOther;
}

/** Asked for every document at every change of the state. */
const dirty = new WeakMap<DocumentState, boolean>();

/** Whether what is shown of single enterprises is about the open population, not about the samples. */
export function isOfPopulation({ layout, impact }: AppState): boolean {
  return layout.bottom === 'impact' && impact.population !== null;
}

/** Whether the workspace is only looked at and commented on: no text of it can be changed. */
export function isReadOnly({ workspace, settings }: AppState): boolean {
  return workspace !== null && settings.reviewing?.includes(workspace.id) === true;
}

/** First and last of the years that the impact report compares; null before a year is known. */
export function selectSpan({
  year,
  impact,
}: Pick<AppState, 'year'> & { readonly impact: Pick<AppState['impact'], 'span'> }): YearSpan | null {
  return impact.span ?? (year === null ? null : { from: year - 1, to: year + 1 });
}

/** Lists those years. */
export function listSpan(state: AppState): readonly number[] {
  const span = selectSpan(state);
  return span ? Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index) : [];
}

/** The document of the active tab. */
export function selectActiveDocument(state: AppState): DocumentState | null {
  return state.activeTab === null ? null : (state.documents[state.activeTab] ?? null);
}

/** Whether the form stands before the text. */
export function isFormShown(state: AppState): boolean {
  return state.layout.form && selectActiveDocument(state) !== null;
}

/** What the engine found in the active document. */
export function selectActiveFile(state: AppState): FileState | null {
  const document = selectActiveDocument(state);
  return document ? (state.analyses[document.path] ?? null) : null;
}

export function selectDocumentByPath(state: AppState, path: string): DocumentState | null {
  return Object.values(state.documents).find((document) => document.path === path) ?? null;
}

/** Documents with unsaved text, in the order of their paths. */
export function listDirty(state: AppState): readonly DocumentState[] {
  return listDocuments(state).filter(isDirty);
}

/** All documents in the order of their paths. */
export function listDocuments(state: AppState): readonly DocumentState[] {
  return Object.values(state.documents).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** All findings of the workspace, those of the active document first. */
export function listProblems(analyses: AppState['analyses'], activePath: string | null): readonly Diagnostic[] {
  const paths = Object.keys(analyses).sort();
  const ordered =
    activePath && analyses[activePath] ? [activePath, ...paths.filter((path) => path !== activePath)] : paths;
  return ordered.flatMap((path) => analyses[path]?.diagnostics ?? []);
}

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
}

export function countProblems(diagnostics: readonly Diagnostic[]): ProblemCounts {
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.reduce((sum, diagnostic) => sum + (diagnostic.severity === severity ? 1 : 0), 0);
  return { errors: count('error'), warnings: count('warning'), others: count('information') };
}

function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
