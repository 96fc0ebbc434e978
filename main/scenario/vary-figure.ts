import { editPolicy } from '../../engine/edit/edit-policy';
import { assumeStart } from '../../engine/compile/assume-start';
import type { PolicyPlan } from '../../engine/compile/plan';
import { applyEdits } from '../../engine/parse/repaired-text';
import { readPolicy } from '../../engine/pipeline';
import type { PolicyDocument } from '../../schemas/generated/types';
import { replaceAt } from '../../engine/scenario/replace-at';
import type { PolicyReading } from '../../engine/pipeline';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { FigureRefusal } from './figure-refusal';

/** Policies whose figures can be varied: those whose texts are there. */
export interface VariedPolicies {
  readonly plans: readonly PolicyPlan[];
  readonly vocabulary: Vocabulary;
  readonly readings: readonly PolicyReading[];
}

/**
 * Sets one figure of one policy as if its author had typed it, and gives all plans with it. `what` is `POLICY.NAME`, a
 * parameter by its name or identifier, or `POLICY#/pointer`, any value of the document.
 * Errors: FigureRefusal for a figure that is not there, and for a value the policy cannot have.
 */
export function varyFigure(policies: VariedPolicies, what: string, value: string): readonly PolicyPlan[] {
  const { plans, vocabulary } = policies;
  const { reading, document, path } = placeFigure(policies, what);
  const changed = path && replaceAt(document, path, value);
  if (!changed) {
    const known = Object.entries(document.parameters ?? {}).map(([name]) => `${document.policy.id}.${name}`);
    throw new FigureRefusal({
      zh: `没有可变动的数额 ${what}。参数：${known.join('、')}`,
      en: `There is no figure ${what}. Parameters: ${known.join(', ')}`,
    });
  }
  const edits = editPolicy(reading.file, reading.canonical, changed as PolicyDocument);
  const text = edits && applyEdits(reading.file.text, edits);
  const again = text === null ? null : readPolicy({ path: reading.file.path, text }, vocabulary);
  const errors = again?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
  if (!again?.plan || errors.length > 0) {
    const [first] = errors;
    throw new FigureRefusal({
      zh: `${what} 不能取 ${value}：${first?.message.zh ?? '文本无法这样改'}`,
      en: `${what} cannot be ${value}: ${first?.message.en ?? 'the text cannot be changed that way'}`,
    });
  }
  const { plan } = again;
  return plans.map((each) => {
    if (each.id !== plan.id) return each;
    // A start that was assumed for the policy holds for what it is varied to.
    const start = each.startAssumed ? each.window?.from : null;
    return (start && assumeStart(plan, start)) || plan;
  });
}

/** Gives the text of a figure as it stands; null where there is none. Errors: FigureRefusal for a policy that is not there. */
export function figureText(chosen: VariedPolicies, what: string): string | null {
  const { document, path } = placeFigure(chosen, what);
  let at: unknown = path === null ? null : document;
  for (const step of path ?? []) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const inside: Readonly<Record<string, unknown>> =
      typeof at === 'object' && at !== null ? Object.fromEntries(Object.entries(at)) : {};
    at = Object.hasOwn(inside, key) ? inside[key] : null;
  }
  return typeof at === 'string' || typeof at === 'number' ? String(at) : null;
}

function placeFigure({ plans, readings }: VariedPolicies, what: string) {
  const [policy = '', pointer] = what.includes('#') ? what.split('#') : [what.slice(0, Math.max(0, what.indexOf('.')))];
  const reading = readings.find(({ canonical }) => canonical?.document.policy.id === policy);
  if (!reading?.canonical || !plans.some(({ id }) => id === policy)) {
    const known = plans.map(({ id }) => id).join(', ');
    throw new FigureRefusal({
      zh: `--vary 应写成 政策代号.参数名；这里的政策：${known}（规则包的数额不能变动）`,
      en: `--vary takes POLICY.NAME; the policies here: ${known} (figures of a bundle cannot be varied)`,
    });
  }
  const { canonical } = reading;
  const { document } = canonical;
  const path =
    pointer === undefined ? findParameter(document, what.slice(policy.length + 1)) : pointer.split('/').slice(1);
  return { reading: { file: reading.file, canonical }, document, path };
}

function findParameter({ parameters = {} }: PolicyDocument, name: string): readonly string[] | null {
  const found = Object.entries(parameters).find(
    ([key, each]) => key === name || (isRecord(each) && each['id'] === name),
  );
  if (!found) return null;
  return isRecord(found[1]) ? ['parameters', found[0], 'value'] : ['parameters', found[0]];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
