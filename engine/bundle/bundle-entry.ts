/** One file of a bundle. `path` is relative, with forward slashes. */
export interface BundleEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}
