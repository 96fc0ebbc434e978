import { benefitTemplates } from './benefit-templates';
import { clauseTemplates } from './clause-templates';
import type { Offer } from './completion-item';
import { kindWords } from './kind-words';
import { itemShape, type PolicyNames } from './policy-names';
import { TemplateWriter, type Line, type TemplateScene } from './template-writer';

/** Offers whole items of every kind, each well formed as it stands. Shape: keys on lines of their own. */
export function offerItemTemplates(scene: TemplateScene): readonly Offer[] {
  return [...benefitTemplates, ...clauseTemplates].flatMap((template): readonly Offer[] => {
    const shape = itemShape?.variants?.byValue.get(template.kind);
    if (!shape) return [];
    const writer = new TemplateWriter(scene, shape);
    const head: readonly Line[] = [
      ['id', writer.word(freeIdentifier(scene.names, template.stem))],
      ['kind', writer.value(null, 'kind', template.kind)],
    ];
    const lines = [...head, ...template.lines(writer)];
    return [
      {
        label: template.label[scene.surface],
        detail: '',
        documentation: kindWords[template.kind] ?? null,
        kind: 'template',
        text: lines
          .map(([key, value]) => `${writer.key(key)}:${value.startsWith('\n') ? value : ` ${value}`}`)
          .join('\n'),
        snippet: true,
        filter: `${template.label[scene.surface]} ${template.label[scene.surface === 'zh' ? 'en' : 'zh']}`,
      },
    ];
  });
}

/** Makes an identifier the policy does not have yet. */
export function freeIdentifier(names: PolicyNames, stem: string): string {
  const named = [...names.parameters, ...names.definitions].map(({ id }) => (id ? String(id.value) : ''));
  const taken = new Set([...names.items.map(({ id }) => id), ...names.readings.map(({ id }) => id), ...named]);
  let free = stem;
  for (let number = 2; taken.has(free); number += 1) free = `${stem}-${number}`;
  return free;
}
