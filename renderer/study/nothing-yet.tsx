import { EmptyHint } from '../ui/empty-hint';
import type { StudyName } from '../worker/study-contract';
import { StudyNotice } from './study-notice';

/** Stands where a view is empty or still to come, and says which. */
export function NothingYet({ text, name }: { readonly text: string; readonly name: StudyName }) {
  return (
    <EmptyHint text={text}>
      <StudyNotice name={name} />
    </EmptyHint>
  );
}
