/** A text of the workspace; `path` is relative to the workspace folder, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}
