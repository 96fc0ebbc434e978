import { editPolicy } from './edit/edit-policy';
import { readPolicy } from './pipeline';
import { builtinVocabulary } from './vocabulary/builtin-vocabulary';

/** Writes another version into the text of a policy and leaves everything else as it is; null when it cannot be read. */
export function reviseVersion(text: string, version: string): string | null {
  const file = { path: 'policies/bundle.yaml', text };
  // The version is of the same form whatever the words.
  const { canonical } = readPolicy(file, builtinVocabulary);
  if (!canonical) return null;
  const { document } = canonical;
  const edits = editPolicy(file, canonical, { ...document, policy: { ...document.policy, version } });
  return (
    edits &&
    edits.reduceRight((done, { range, text: put }) => done.slice(0, range.start) + put + done.slice(range.end), text)
  );
}
