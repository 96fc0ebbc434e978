import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PolicyDocument } from '../../schemas/generated/types';
import { runExamples } from '../../engine/simulate/run-examples';
import { readPolicy, type PolicyReading } from '../../engine/pipeline';
import { translatePolicy } from '../../engine/validate/translate-policy';
import type { CalendarDate } from '../../engine/values/calendar';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { draftRelease, publishDraft, type ReleaseDraft } from '../../main/signing/publish-bundle';
import type { Signer } from '../../main/signing/signer';
import { signForTest, type TestKey } from './forge';
import { chance } from './mutate';
import { careful, keys, receive } from './tamper-case';

type Chance = ReturnType<typeof chance>;

/** What became of bundles that nobody may refuse. */
export interface ValidReport {
  readonly made: number;
  /** Number of the bundle, and the code it was refused with. */
  readonly refused: readonly string[];
  /** Rules in all, and files signed by either suite: what the bundles were like. */
  readonly rules: number;
  readonly signatures: { readonly ed25519: number; readonly 'sm2-sm3': number };
}

/**
 * Exports bundles of policies made of parts of the samples, each with figures, examples, term of use and signer of its
 * own, and receives them as a careful receiver. Every draft is published several times, as releases of other days.
 */
export async function runValidBundles(count: number, seed: number, samples: string): Promise<ValidReport> {
  const next = chance(seed);
  const policies = readSamples(samples);
  const refused: string[] = [];
  const signatures = { ed25519: 0, 'sm2-sm3': 0 };
  let rules = 0;
  let made = 0;
  while (made < count) {
    const draft = draftPolicy(pick(policies, next), next);
    if (!draft) continue;
    for (let release = 0; release < RELEASES && made < count; release += 1, made += 1) {
      const key = pick([keys.office, keys.bureau], next);
      const published = await publishDraft(draft, { ...chooseDays(next), signer: signerOf(key) }, null);
      if (!published.value) throw new Error('A first release has nothing to be refused for.');
      signatures[key.suite] += 1;
      rules += draft.plan.rules.length;
      const code = await receive(published.value.bytes, careful);
      if (code !== null) refused.push(`bundle ${made} of ${draft.plan.id}: ${code}`);
    }
  }
  return { made, refused, rules, signatures };
}

/** Releases that are made of one draft. */
const RELEASES = 5;

function readSamples(folder: string): readonly PolicyDocument[] {
  return readdirSync(folder).map((name) => {
    const file = { path: `policies/${name}`, text: readFileSync(path.join(folder, name), 'utf8') };
    // One language throughout: what is left of a document is written as JSON, which has its English keys.
    const { text } = translatePolicy(file, builtinVocabulary, 'en');
    const document = text === null ? undefined : readPolicy({ ...file, text }, builtinVocabulary).canonical?.document;
    if (!document) throw new Error(`${name} cannot be read.`);
    return document;
  });
}

/** Leaves some of a policy; null where what is left is no policy, such as rules that refer to what is gone. */
function draftPolicy(sample: PolicyDocument, next: Chance): ReleaseDraft | null {
  const articles = sample.articles
    .map((article) => ({ ...article, items: article.items?.filter(() => next(3) === 0) ?? [] }))
    .filter(({ items }) => items.length > 0);
  if (articles.length === 0) return null;
  const parameters = Object.fromEntries(
    Object.entries(sample.parameters ?? {}).map(([name, figure]) => [name, changeFigure(figure, next)]),
  );
  const kept = new Set(articles.flatMap(({ items }) => items.map(({ id }) => id)));
  // Another reading of rules that are gone is no reading of these.
  const readings = (sample.readings ?? []).map((reading) => ({
    ...reading,
    alternatives: (reading.alternatives ?? []).filter(({ changes = [] }) =>
      changes.every(({ at }) => kept.has(at.split('.')[0] ?? '')),
    ),
  }));
  const document = { ...sample, articles, readings, ...(sample.parameters && { parameters }) };
  const { checked, plan } = read(document);
  if (!checked || !plan) return null;
  const sound = runExamples(plan, checked.examples, builtinVocabulary).flatMap(({ passed, task }) =>
    passed && next(2) === 0 ? [task.name] : [],
  );
  const examples = (sample.examples ?? []).filter(({ name }) => sound.includes(name));
  const reading = read({ ...document, examples });
  return draftRelease(reading, builtinVocabulary, '0.1.0').value;
}

function read(document: PolicyDocument): PolicyReading {
  return readPolicy({ path: `policies/${document.policy.id}.yaml`, text: JSON.stringify(document) }, builtinVocabulary);
}

type Figure = NonNullable<PolicyDocument['parameters']>[string];

function changeFigure(figure: Figure, next: Chance): Figure {
  const change = <Value>(value: Value): Value =>
    (typeof value === 'string' ? value.replace(/\d+/, () => String(1 + next(90))) : value) as Value;
  if (typeof figure !== 'object') return change(figure);
  return { ...figure, value: change(figure.value) };
}

function chooseDays(next: Chance) {
  const day = (year: number) =>
    `${year}-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}` as CalendarDate;
  return {
    revision: 1 + next(1_000_000),
    notBefore: next(2) ? null : day(2000 + next(24)),
    expires: next(2) ? null : day(2025 + next(60)),
  };
}

function signerOf(key: TestKey): Signer {
  return { ...key, sign: (message) => Promise.resolve(signForTest(key, message)) };
}

function pick<Item>(items: readonly Item[], next: Chance): Item {
  const item = items[next(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
