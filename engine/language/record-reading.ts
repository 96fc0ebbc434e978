import type { Diagnostic } from '../diagnostics/diagnostic';
import { policyShape, writeKey } from '../validate/keywords';
import type { CodeAction } from './code-action';
import { addToSection } from './insert-section';
import type { PolicyText } from './place-in-policy';
import { surfaceOf } from './surface-of';

/** Offers to record the reading that an item names and the policy does not have yet. */
export function offerReading(policy: PolicyText, { code, range }: Diagnostic): CodeAction | null {
  const id = policy.text.slice(range.start, range.end).replace(/^["']|["']$/g, '');
  if (code !== 'check/unknown-reading' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return null;
  const surface = surfaceOf(policy.reading);
  const shape = policyShape.properties.get('readings')?.shape.items;
  const words = {
    id,
    question: { zh: '哪里有两种读法？', en: 'What does the wording leave open?' }[surface],
    chosen: { zh: '采用哪一种？', en: 'Which reading is chosen?' }[surface],
  };
  const lines = Object.entries(words).map(([key, text]) => {
    const property = shape?.properties.get(key);
    return `${property ? writeKey(property, surface) : key}: ${text}`;
  });
  const added = addToSection(policy, 'readings', `- ${lines.join('\n  ')}`);
  const title = { zh: `新建口径“${id}”`, en: `Record the reading "${id}"` };
  return added && { title, edits: [added], repairs: code };
}
