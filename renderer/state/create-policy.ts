import { requestHost } from '../host';
import { writePolicyTemplate } from '../ui/policy-template';
import type { TemplateChoices } from '../ui/template-choices';
import type { AppState } from './app-state';
import type { Services } from './services';

/** Makes the file of a new policy and opens it. */
export async function createPolicy({ store }: Services, choices: Omit<TemplateChoices, 'id' | 'year'>): Promise<void> {
  const year = choices.effective ? Number(choices.effective.from.slice(0, 4)) : new Date().getFullYear();
  const id = freeIdentifier(store.get(), `policy-${choices.region}-${year}`);
  const text = writePolicyTemplate({ ...choices, id, year }, store.get().language);
  const document = await requestHost('document:create', { kind: 'policy', name: choices.title, text });
  store.dispatch({ type: 'documentAdded', document });
}

/** Policies of one workspace must not share an identifier. */
function freeIdentifier({ analyses }: AppState, wanted: string): string {
  const taken = new Set(Object.values(analyses).map(({ policy }) => policy?.view?.head.id));
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}
