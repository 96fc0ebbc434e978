import { parseFigure } from '../values/figure-literal';
import type { TypeEnvironment } from '../expression/type-environment';
import type { ExpressionType } from '../expression/types';
import { findCollection } from '../vocabulary/find-collection';
import type { PolicyText } from './place-in-policy';
import { listPolicyNames, type NamedEntry, textOf } from './policy-names';
import { policyShape } from '../validate/keywords';

/** The names in scope of a formula that the word of an event kind, if any, triggers. */
export function scopeOf({ reading, vocabulary }: PolicyText, triggerWord: string | null): TypeEnvironment {
  const names = listPolicyNames(reading.tree);
  const parameters = new Map(
    names.parameters.map((named) => [named.name, parameterType(reading.checked?.expressions, named)] as const),
  );
  const definitions = new Set(names.definitions.map(({ name }) => name));
  const trigger = triggerWord === null ? null : (findCollection(vocabulary, triggerWord.trim())?.id ?? null);
  return { vocabulary, trigger, parameters, definitions };
}

/** The figure of a parameter as written. */
export function parameterText({ entry }: NamedEntry): string {
  const { value } = entry;
  if (value.kind === 'scalar') return value.text;
  const shape = policyShape.properties.get('parameters')?.shape.named?.choices.find(({ types }) => types.has('object'));
  return textOf(value, shape ?? null, 'value');
}

/** The checked type where there is one; otherwise what the written unit says. */
function parameterType(
  checked: ReadonlyMap<string, { readonly type: ExpressionType }> | undefined,
  named: NamedEntry,
): ExpressionType {
  const pointer = `/parameters/${named.name}`;
  const known = checked?.get(pointer) ?? checked?.get(`${pointer}/value`);
  if (known) return known.type;
  const figure = parseFigure(parameterText(named));
  if ('problem' in figure || figure.modality === 'between') return { kind: 'number' };
  return { kind: figure.value.kind === 'quantity' ? figure.value.unit : 'number' };
}
