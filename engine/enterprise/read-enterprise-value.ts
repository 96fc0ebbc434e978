import type { Staged } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Enterprise } from './enterprise';
import { readEnterpriseNode } from './read-enterprise-node';

const nowhere = { start: 0, end: 0 } as const;

/**
 * Reads one enterprise from plain JSON data, such as a case of a collection of cases. Findings have no place.
 *
 * Errors: those of readEnterpriseNode.
 */
export function readEnterpriseValue(
  data: unknown,
  vocabulary: Vocabulary,
  file = 'enterprise.json',
): Staged<Enterprise | null> {
  return readEnterpriseNode(toNode(data), file, vocabulary);
}

function toNode(data: unknown): SourceNode {
  if (Array.isArray(data)) return { kind: 'list', items: data.map(toNode), flow: true, range: nowhere };
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(([key, value]) => ({ key, keyRange: nowhere, value: toNode(value) }));
    return { kind: 'map', entries, range: nowhere, flow: true, column: 0 };
  }
  const known = typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
  const value = known ? data : null;
  return { kind: 'scalar', value, text: String(value ?? ''), range: nowhere, contentStart: 0, style: 'plain' };
}
