import type { SchemaError, SchemaValidator } from '../../schemas/generated/validators';
import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic';
import type { CanonicalValue } from './canonical-json';
import { findFault } from './finding';

/** Checks the content of a JSON file of a bundle against its schema; tells the first few differences. */
export function checkShape<Document>(
  value: CanonicalValue,
  validate: SchemaValidator<Document>,
  file: string,
): readonly Diagnostic[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, SHOWN).map((error) =>
    findFault('shape', file, {
      path: file,
      pointer: error.instancePath === '' ? '/' : error.instancePath,
      problem: describeProblem(error),
    }),
  );
}

/** More differences than these tell a reader nothing new. */
const SHOWN = 5;

function describeProblem({ keyword, params, message }: SchemaError): Bilingual {
  const property = params['missingProperty'] ?? params['additionalProperty'];
  const name = typeof property === 'string' ? property : '';
  switch (keyword) {
    case 'required':
      return { zh: `缺少 ${name}`, en: `lacks ${name}` };
    case 'additionalProperties':
      return { zh: `含有未规定的 ${name}`, en: `has ${name}, which is not provided for` };
    case 'type':
      return { zh: '类型不对', en: 'has the wrong type' };
    default:
      return { zh: `取值不合规定（${keyword}）`, en: `has a value that is not allowed (${message ?? keyword})` };
  }
}
