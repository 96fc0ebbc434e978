import type { CommandId } from '../commands';
import type { FormEdits } from '../form/form-edits';
import type { TextModels } from '../editor/text-models';
import type { EngineClient } from '../worker/engine-client';
import type { StudyClient } from '../worker/study-client';
import type { Store } from './store';

/** What the parts of the window work with. */
export interface Services {
  readonly store: Store;
  readonly engine: EngineClient;
  readonly study: StudyClient;
  readonly texts: TextModels;
  readonly forms: FormEdits;
  run(command: CommandId): void;
}
