import type { ComparisonOperator } from '../../expression/checked-expression';
import { leastCommonMultiple, rescale, type FeelValue } from './feel-value';

type Comparable = Exclude<FeelValue, { kind: 'events' }>;
type Scalar = Exclude<Comparable, { kind: 'null' }>;

/**
 * Compares: an unknown fact makes the outcome null; what is known to be absent equals only what is absent too, and is
 * neither smaller nor larger than anything. FEEL alone would call an unknown fact unequal.
 */
export function compareInFeel(operator: ComparisonOperator, a: Comparable, b: Comparable): string {
  if (a.kind === 'null' || b.kind === 'null') return compareWithNone(operator, a.kind === 'null' ? b : a);
  const [x, y] = alike(a, b);
  const equal = `${x.feel} = ${y.feel}`;
  const plain = operator === '=' ? equal : operator === '!=' ? `not(${equal})` : `${x.feel} ${operator} ${y.feel}`;
  const orders = operator !== '=' && operator !== '!=';
  const unknown = [x, y].filter((each) => each.unknown).map(({ feel }) => `${feel} = null`);
  const none = orders ? [x, y].filter((each) => each.none).map(({ feel }) => `${feel} = null`) : [];
  const guarded = none.length === 0 ? plain : `if ${none.join(' or ')} then false else ${plain}`;
  return `(${unknown.length === 0 ? guarded : `if ${unknown.join(' or ')} then null else ${guarded}`})`;
}

function compareWithNone(operator: ComparisonOperator, value: Comparable): string {
  if (operator !== '=' && operator !== '!=') return 'false';
  if (value.kind === 'null') return operator === '=' ? 'true' : 'false';
  // A fact that may be unknown is never known to be absent.
  const holds = operator === '=' ? `${value.feel} = null` : `not(${value.feel} = null)`;
  if (value.none) return `(${holds})`;
  const known = operator === '=' ? 'false' : 'true';
  return value.unknown ? `(if ${value.feel} = null then null else ${known})` : known;
}

function alike(a: Scalar, b: Scalar): readonly [Scalar, Scalar] {
  if (a.kind !== 'number' || b.kind !== 'number') return [a, b];
  const scale = leastCommonMultiple(a.scale, b.scale);
  return [rescale(a, scale), rescale(b, scale)];
}
