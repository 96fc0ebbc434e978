import { produce } from 'immer';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { CanonicalValue } from '../../engine/index';
import { shareStructure } from '../state/share-structure';
import { WorkspaceSession } from '../worker/workspace-session';
import { setAt, type FormDraft } from './document-access';
import { factOfPath, fieldsAround, itemAround, itemsOf, namesUnder } from './document-choices';
import { readSkeleton } from './form-skeleton';

const samples = path.resolve(import.meta.dirname, '../../samples');
const policies = readdirSync(path.join(samples, 'policies'));

function read(name: string) {
  const session = new WorkspaceSession();
  for (const folder of ['vocabulary', 'policies'])
    for (const file of readdirSync(path.join(samples, folder))) {
      const place = `${folder}/${file}`;
      if (folder === 'policies' && file !== name) continue;
      const text = readFileSync(path.join(samples, place), 'utf8');
      session.answer('file:put', { path: place, text, version: 1, saved: null });
    }
  const view = session.answer('form:read', { path: `policies/${name}` });
  if (!view) throw new Error(`The form of ${name} cannot be read.`);
  return { document: view.document, vocabulary: session.answer('form:vocabulary', {}) };
}

it.each(policies)('choices and formulas of %s rest on no more than the skeleton has', (name) => {
  const { document, vocabulary } = read(name);
  const skeleton = readSkeleton(document);
  for (const section of ['parameters', 'definitions'] as const)
    expect(namesUnder(skeleton, section)).toEqual(namesUnder(document, section));
  const pointers = ['/policy', '/definitions/规模以上', ...itemsOf(document).map(({ pointer }) => `${pointer}/when`)];
  expect(itemsOf(skeleton).map(({ pointer }) => pointer)).toEqual(itemsOf(document).map(({ pointer }) => pointer));
  for (const pointer of pointers) {
    const [own, whole] = [itemAround(skeleton, pointer), itemAround(document, pointer)];
    expect([own?.['trigger'], own?.['by']]).toEqual([whole?.['trigger'], whole?.['by']]);
    expect(fieldsAround(skeleton, pointer, vocabulary)).toEqual(fieldsAround(document, pointer, vocabulary));
    const by = typeof whole?.['by'] === 'string' ? whole['by'] : '企业.名称';
    expect(factOfPath(by, skeleton, pointer, vocabulary)).toEqual(factOfPath(by, document, pointer, vocabulary));
  }
});

it('stays the same for edits of texts and figures, and becomes another when an item is about something else', () => {
  const { document } = read('xihu-srdi-2022.yaml');
  const skeleton = readSkeleton(document);
  const [first] = itemsOf(document).filter(({ item }) => item['trigger'] !== undefined);
  const changed = (pointer: string, value: string): CanonicalValue =>
    produce(document as FormDraft, (draft) => setAt(draft, pointer, value));
  const kept = (next: CanonicalValue) => shareStructure(skeleton, readSkeleton(next));
  expect(kept(changed(`${first?.pointer}/gist`, '另一种说法'))).toBe(skeleton);
  expect(kept(changed('/parameters/国家级奖励', '7万元'))).toBe(skeleton);
  expect(kept(changed(`${first?.pointer}/trigger`, '名称'))).not.toBe(skeleton);
  expect(kept(changed('/parameters/新参数', '7万元'))).not.toBe(skeleton);
});
