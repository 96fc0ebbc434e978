import { applyPatches, enablePatches, setAutoFreeze } from 'immer';
import {
  describeRegion,
  editDocument,
  editPolicy,
  enterpriseShape,
  isScenarioFile,
  listItemDrafts,
  listMeasures,
  nameOf,
  parseSource,
  readForm,
  relateItems,
  scenarioKind,
  type EventCollection,
  type FactField,
  type FormReading,
  type PolicyReading,
  type SourceNode,
  type TextEdit,
  type Vocabulary,
} from '../../engine/index';
import type { ScenarioDocument } from '../../schemas/generated/types';
import type { EngineRequestName, EngineRequests } from './contract';
import type { FormChange, FormEvent, FormFact, FormScope, FormVocabulary } from './form-view';
import { relatePolicies } from './policy-relations';
import type { TextSet } from './text-set';

enablePatches();
// The documents are shared with the engine, which keeps them as they are by its types.
setAutoFreeze(false);

export type FormRequestName = Exclude<Extract<EngineRequestName, `form:${string}`>, 'form:edit'>;

type FormAnswers = {
  readonly [Name in FormRequestName]: (
    argument: EngineRequests[Name]['in'],
    texts: TextSet,
    version: number,
  ) => EngineRequests[Name]['out'];
};

const forms = new WeakMap<PolicyReading, FormReading>();

const answers: FormAnswers = {
  'form:read': ({ path }, texts, version) => {
    const form = readFormOf(texts, path);
    if (!form) return null;
    const { surface } = form.canonical;
    return {
      path,
      version,
      surface,
      document: form.value,
      ...(isScenarioFile({ path }) ? { scopes: listScopes(texts) } : {}),
      findings: form.findings.map(({ pointer, diagnostic: { severity, message, hint, fixes } }) => ({
        pointer,
        severity,
        message: hint ? { zh: `${message.zh}${hint.zh}`, en: `${message.en} ${hint.en}` } : message,
        fixes,
      })),
    };
  },
  'form:locate': ({ path, pointer }, texts) => {
    const map = readFormOf(texts, path)?.canonical.map;
    return map ? { key: map.keyRange(pointer), value: map.valueRange(pointer) } : null;
  },
  'form:drafts': ({ path }, texts) => {
    const [reading, form] = [texts.reading(path), readFormOf(texts, path)];
    if (!reading || !form) return [];
    const policy = { reading, vocabulary: texts.vocabulary, text: reading.file.text };
    return listItemDrafts(policy, form.canonical.surface);
  },
  'form:relations': ({ path }, texts, version) => {
    const { checked, plan } = texts.reading(path) ?? {};
    return checked && plan ? { version, ...relateItems(checked, plan) } : null;
  },
  'form:policies': (_, texts) => relatePolicies(listPolicies(texts)),
  'form:vocabulary': (_, texts) => describeVocabulary(texts.vocabulary),
};

/** Answers what the form of a policy asks. */
export function answerFormRequest<Name extends FormRequestName>(
  name: Name,
  argument: EngineRequests[Name]['in'],
  texts: TextSet,
  version: number,
): EngineRequests[Name]['out'] {
  return answers[name](argument, texts, version);
}

/** Writes a change of a form as edits of its text; null where it can only be made there. */
export function writeFormChange({ path, patches }: FormChange, texts: TextSet): readonly TextEdit[] | null {
  const text = texts.text(path);
  if (text === undefined) return null;
  if (isScenarioFile({ path })) {
    const canonical = scenarioFormOf(texts, path)?.canonical;
    if (!canonical) return null;
    return editDocument({ path, text }, canonical, applyPatches(canonical.document, [...patches]), scenarioKind);
  }
  const canonical = policyFormOf(texts, path)?.canonical;
  return canonical ? editPolicy({ path, text }, canonical, applyPatches(canonical.document, [...patches])) : null;
}

/** Reads the form of the present text of any file that has one; null while it cannot be read. */
function readFormOf(texts: TextSet, path: string): FormReading<unknown> | null {
  return isScenarioFile({ path }) ? scenarioFormOf(texts, path) : policyFormOf(texts, path);
}

/** Reads the form of the present text of a policy; null while it cannot be read. */
export function policyFormOf(texts: TextSet, path: string): FormReading | null {
  const reading = texts.reading(path);
  // What was put right to read a damaged text does not stand in it.
  if (!reading?.tree || isDamaged(reading.tree)) return null;
  let form = forms.get(reading);
  if (!form) {
    form = readForm(reading.tree, path, texts.diagnostics(path));
    forms.set(reading, form);
  }
  return form;
}

function isDamaged(tree: SourceNode): boolean {
  return tree.kind === 'map' && tree.damaged === true;
}

/** A scenario has no stages that keep its tree: its texts are short. */
function scenarioFormOf(texts: TextSet, path: string): FormReading<ScenarioDocument> | null {
  const text = texts.text(path);
  const tree = text === undefined ? null : parseSource({ path, text }).value;
  return tree && !isDamaged(tree) ? readForm(tree, path, texts.diagnostics(path), scenarioKind.shape) : null;
}

/** What an assumption or a fund can be about. */
function listScopes(texts: TextSet): readonly FormScope[] {
  const plans = texts.usedPlans().map(({ plan }) => plan);
  const measures = listMeasures(plans);
  // A policy that pays nothing has nothing to be assumed about.
  const paying = plans.filter(({ id }) => measures.some(({ policy }) => policy === id));
  return [
    ...paying.map(({ id, title }) => ({ id, label: title })),
    ...measures.map((measure) => ({ id: nameOf(measure), label: measure.label })),
  ];
}

function listPolicies(texts: TextSet) {
  const plans = new Map(texts.usedPlans().map(({ path, plan, state }) => [path, state === 'earlier' ? null : plan]));
  return texts.policyReadings().flatMap(({ file: { path } }) => {
    const form = policyFormOf(texts, path);
    return form ? [{ path, document: form.value, surface: form.canonical.surface, plan: plans.get(path) ?? null }] : [];
  });
}

function describeVocabulary(vocabulary: Vocabulary): FormVocabulary {
  const { facts, titles, titleFamilies, regions } = vocabulary;
  const families = new Map(titleFamilies.map(({ id, label }) => [id, label]));
  return {
    events: facts.collections.map((collection) => describeEvent(collection, vocabulary)),
    facts: facts.enterprise.map((field) => describeFact(field, vocabulary)),
    titles: titles.map(({ id, name, family, level }) => ({
      id,
      name,
      family: families.get(family) ?? { zh: family, en: family },
      level,
    })),
    regions: regions.map(({ code }) => ({ code, name: describeRegion(vocabulary, code) })),
    enterprise: enterpriseShape(vocabulary),
  };
}

function describeEvent({ id, label, aliases, fields }: EventCollection, vocabulary: Vocabulary): FormEvent {
  return { id, label, aliases, fields: fields.map((field) => describeFact(field, vocabulary)) };
}

function describeFact({ id, label, aliases, type, derived }: FactField, { titleFamilies }: Vocabulary): FormFact {
  const base = { id, label, aliases };
  if (derived === 'titleFamily') return { ...base, type: 'enumeration', values: titleFamilies };
  if (type.kind === 'enumeration') {
    return { ...base, type: 'enumeration', values: type.values.map((value) => ({ id: value.id, label: value.label })) };
  }
  return { ...base, type: type.kind === 'months' ? 'other' : type.kind, values: [] };
}
