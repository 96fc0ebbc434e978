import type { CheckedPolicy } from '../check/checked-policy';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import type { SourceFile } from '../source/source-file';
import type { CanonicalDocument } from '../validate/canonical-document';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { PolicyDocument } from '../../schemas/generated/types';

/** What the pipeline made of a policy text, as far as it could be read. */
export interface ReadText {
  readonly file: SourceFile;
  readonly tree: SourceNode | null;
  readonly canonical: CanonicalDocument<PolicyDocument> | null;
  readonly checked: CheckedPolicy | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A policy text with what the pipeline made of it. */
export interface PolicyText {
  /** Of this very text; for completion an older one will do. */
  readonly reading: ReadText;
  readonly vocabulary: Vocabulary;
  readonly text: string;
}

/** A place in a policy text. Units: `offset` in UTF-16 units. */
export interface PlaceInPolicy extends PolicyText {
  readonly offset: number;
}
