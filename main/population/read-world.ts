import type { PolicyPlan } from '../../engine/compile/plan';
import { listAlternatives, type OpenReadings } from '../../engine/analyse/list-alternatives';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import { readPolicy } from '../../engine/pipeline';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { readEnterprises } from '../../engine/enterprise/read-enterprises';
import { keepFirst } from '../../engine/check/check-together';
import { readVocabulary } from '../../engine/validate/read-vocabulary';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import type { WorldText, WorldTexts } from '../ipc/population-contract';

/** Policies as they were compiled from some texts, with what tells them from others. */
export interface ReadPolicies {
  readonly key: string;
  readonly plans: readonly PolicyPlan[];
}

/** The texts of a workspace as the process of populations works with them. */
export interface ReadWorld {
  readonly vocabulary: Vocabulary;
  /** Tells vocabularies apart. */
  readonly words: string;
  readonly draft: ReadPolicies;
  readonly baseline: ReadPolicies;
  /** Of twins the first, as the window has it. */
  readEnterprises(): readonly Enterprise[];
  /** The open questions of the draft, with the policies under every other answer. */
  listAlternatives(): Staged<OpenReadings>;
}

/**
 * Reads texts as the window reads them; what was read is remembered until the next call, so that an edit costs the
 * reading of one policy.
 */
export function rememberWorlds(): (texts: WorldTexts) => ReadWorld {
  let vocabulary: { readonly key: string; readonly value: Vocabulary } | null = null;
  let plans = new Map<string, PolicyPlan | null>();
  return (texts) => {
    const words = keyOf(texts.vocabulary);
    if (vocabulary?.key !== words) {
      vocabulary = { key: words, value: readVocabulary(texts.vocabulary).value };
      plans = new Map();
    }
    const { value } = vocabulary;
    const used = new Map<string, PolicyPlan | null>();
    const read = (policies: readonly WorldText[]): ReadPolicies => ({
      key: keyOf(policies),
      plans: keepFirst(
        policies.flatMap(({ path, text }) => {
          const key = `${path}\n${text}`;
          const plan = plans.get(key) ?? used.get(key) ?? readPolicy({ path, text }, value).plan ?? null;
          used.set(key, plan);
          return plan ? [plan] : [];
        }),
        ({ id }) => id,
      ),
    });
    const world = { draft: read(texts.draft), baseline: read(texts.baseline) };
    plans = used;
    return {
      ...world,
      vocabulary: value,
      words,
      readEnterprises: () =>
        keepFirst(
          texts.enterprises.flatMap((file) => readEnterprises(file, value).value),
          ({ id }) => id,
        ),
      listAlternatives: () =>
        listAlternatives(
          keepFirst(
            texts.draft.flatMap((file) => {
              const { plan, ...reading } = readPolicy(file, value);
              return plan ? [{ ...reading, plan }] : [];
            }),
            ({ plan }) => plan.id,
          ),
          value,
        ),
    };
  };
}

function keyOf(texts: readonly WorldText[]): string {
  return JSON.stringify(texts.map(({ path, text }) => [path, text]));
}
