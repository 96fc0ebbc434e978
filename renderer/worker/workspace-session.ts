import {
  addToSection,
  applyEdits,
  type DocumentReading,
  type PolicyReading,
  type TextEdit,
  type Vocabulary,
} from '../../engine/index';
import { advanceWorlds, compareWorlds, explainEffect, type Baseline, type ComparedWorlds } from './baseline';
import { buildPolicyView } from './build-policy-view';
import { buildSimulationView } from './build-simulation-view';
import type { EngineRequestName, EngineRequests, ExampleVerdicts, FileAnalysis, FilePut } from './contract';
import { answerFormRequest, writeFormChange, type FormRequestName } from './form-requests';
import type { FormChange, FormEdit } from './form-view';
import { advanceExamples, judgeExamples } from './judge-examples';
import { answerLanguageRequest, type LanguageRequestName } from './language-requests';
import { answerReviewRequest, type ReviewRequestName } from './suggestion-requests';
import type { PolicyHead, PolicyView } from './policy-view';
import { TextSet, type UsedPlan } from './text-set';

/** What the worker knows: the texts as edited, and the same texts as saved. Pure but for its own memory and its clock. */
export class WorkspaceSession {
  constructor(private readonly now: () => number = () => performance.now()) {}

  private current = new TextSet();
  private saved = new TextSet();
  private readonly versions = new Map<string, number>();
  private baseline: Baseline = { kind: 'saved' };
  /** The policy as the baseline has it, read with the words it was last read with. */
  private baselinePlan: { readonly vocabulary: Vocabulary; readonly plan: UsedPlan | null } | null = null;
  private last: ComparedWorlds | null = null;
  /** Another vocabulary reads every text again, to documents of their own. */
  private lastView: { readonly document: DocumentReading['canonical']; readonly view: PolicyView } | null = null;

  /** Answers one request; bad texts are answered with diagnostics, never thrown. */
  answer<Name extends EngineRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
  ): EngineRequests[Name]['out'] {
    return this.handlers[name](argument);
  }

  /**
   * Looks into what the last answer makes of a text, while the window writes and draws it: the window comes back with it
   * at once. Nothing is taken in before it does.
   */
  foresee(): void {
    this.current.foresee();
  }

  private readonly handlers: {
    [Name in EngineRequestName]: (argument: EngineRequests[Name]['in']) => EngineRequests[Name]['out'];
  } = {
    'workspace:reset': () => {
      this.current = new TextSet();
      this.saved = new TextSet();
      this.versions.clear();
      this.chooseBaseline({ kind: 'saved' });
      return null;
    },
    'file:put': (file) => this.put(file),
    'file:remove': ({ path }) => {
      this.saved.remove(path);
      this.versions.delete(path);
      return this.current.remove(path).map((changed) => this.analyse(changed));
    },
    'file:saved': ({ path, text }) => {
      this.saved.put(path, text);
      return null;
    },
    'workspace:advance': ({ year, milliseconds }) => {
      const end = this.now() + milliseconds;
      const shallStop = () => this.now() >= end;
      return advanceWorlds(this.current, this.saved, this.baseline, year, this.readBaseline(), shallStop);
    },
    'workspace:simulate': ({ year }) => {
      this.last = compareWorlds(this.current, this.saved, this.baseline, year, this.readBaseline());
      return buildSimulationView({ ...this.last, missing: this.current.missingPolicies() });
    },
    'baseline:choose': ({ baseline }) => this.chooseBaseline(baseline),
    'effect:explain': () => this.last && explainEffect(this.last, this.baseline),
    'world:read': () => this.last && { ...this.current.sources(), ...worldOf(this.last) },
    'examples:advance': ({ path, milliseconds }) => {
      const reading = this.current.reading(path);
      const end = this.now() + milliseconds;
      return reading === null || advanceExamples(reading, this.current.vocabulary, () => this.now() >= end);
    },
    'examples:judge': ({ path }) => this.judge(path),
    'enterprise:explain': ({ enterprise }) =>
      this.last?.now.results.find((result) => result.enterprise === enterprise) ?? null,
    'vocabulary:regions': () => this.current.vocabulary.regions,
    'pointer:locate': ({ path, pointer }) => this.current.reading(path)?.canonical?.map.valueRange(pointer) ?? null,
    'examples:insert': ({ path, entry }) => this.insertExamples(path, entry),
    'form:read': (argument) => this.form('form:read', argument, argument.path),
    'form:edit': (argument) => this.editForm(argument),
    'form:locate': (argument) => this.form('form:locate', argument, argument.path),
    'form:drafts': (argument) => this.form('form:drafts', argument, argument.path),
    'form:relations': (argument) => this.form('form:relations', argument, argument.path),
    'form:policies': (argument) => this.form('form:policies', argument, ''),
    'form:vocabulary': (argument) => this.form('form:vocabulary', argument, ''),
    'review:judge': (argument) => this.review('review:judge', argument, argument.path),
    'review:edit': (argument) => this.review('review:edit', argument, argument.path),
    'review:draft': (argument) => this.review('review:draft', argument, argument.path),
    'language:complete': (argument) => this.language('language:complete', argument),
    'language:formula': (argument) => this.language('language:formula', argument),
    'language:hover': (argument) => this.language('language:hover', argument),
    'language:symbols': (argument) => this.language('language:symbols', argument),
    'language:folding': (argument) => this.language('language:folding', argument),
    'language:actions': (argument) => this.language('language:actions', argument),
    'language:definition': (argument) => this.language('language:definition', argument),
    'language:references': (argument) => this.language('language:references', argument),
    'language:renameTarget': (argument) => this.language('language:renameTarget', argument),
    'language:rename': (argument) => this.language('language:rename', argument),
    'language:format': (argument) => this.language('language:format', argument),
    'language:translate': (argument) => this.language('language:translate', argument),
  };

  private chooseBaseline(baseline: Baseline): null {
    this.baseline = baseline;
    this.baselinePlan = null;
    this.last = null;
    return null;
  }

  private readBaseline(): UsedPlan | null {
    const { baseline } = this;
    if (baseline.kind !== 'text') return null;
    const { vocabulary } = this.current;
    if (this.baselinePlan?.vocabulary !== vocabulary)
      this.baselinePlan = { vocabulary, plan: this.current.readAs(baseline.path, baseline.text) };
    return this.baselinePlan.plan;
  }

  private judge(path: string): ExampleVerdicts {
    const reading = this.current.reading(path);
    return {
      path,
      version: this.versions.get(path) ?? 0,
      outcomes: reading ? judgeExamples(reading, this.current.vocabulary) : {},
    };
  }

  private insertExamples(path: string, entry: string): TextEdit | null {
    const reading = this.current.reading(path);
    const text = this.current.text(path);
    if (!reading || text === undefined) return null;
    const edit = addToSection({ reading, vocabulary: this.current.vocabulary, text }, 'examples', entry);
    // A blank line apart, as examples are written.
    return edit && { ...edit, text: edit.text.startsWith('\n') ? `\n${edit.text}` : edit.text };
  }

  private put({ path, text, version, saved }: FilePut): readonly FileAnalysis[] {
    this.versions.set(path, version);
    const base = saved ?? text;
    if (this.saved.text(path) !== base) this.saved.put(path, base);
    return this.current.put(path, text).map((changed) => this.analyse(changed));
  }

  private analyse(path: string): FileAnalysis {
    const reading = this.current.reading(path);
    return {
      path,
      version: this.versions.get(path) ?? 0,
      diagnostics: this.current.diagnostics(path),
      policy: reading && {
        view: this.viewOf(reading),
        surface: reading.canonical?.surface ?? 'zh',
      },
    };
  }

  private viewOf(reading: PolicyReading): PolicyView | null {
    return this.draw(reading, reading.checked?.term ?? null);
  }

  private draw(reading: DocumentReading, term: PolicyHead['term']): PolicyView | null {
    const { file, canonical } = reading;
    if (!canonical) return null;
    const { lastView } = this;
    if (lastView?.document === canonical) {
      const { head } = lastView.view;
      if (head.term?.from === term?.from && head.term?.to === term?.to) return lastView.view;
    }
    const view = buildPolicyView(canonical, file.text, term, this.current.vocabulary);
    this.lastView = { document: canonical, view };
    return view;
  }

  private editForm(change: FormChange): FormEdit | null {
    const { path, patches } = change;
    const edits = writeFormChange(change, this.current);
    const text = this.current.text(path);
    if (!edits || text === undefined) return null;
    const expected = this.current.expect(path, applyEdits(text, edits));
    // The term is what the view says of the meaning of a policy, and rests on its header alone.
    const isSameHeader = patches.every(({ path: [section] }) => section !== 'policy');
    const term = this.current.reading(path)?.checked?.term ?? null;
    return { edits, view: expected && isSameHeader ? this.draw(expected, term) : null };
  }

  private form<Name extends FormRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
    path: string,
  ): EngineRequests[Name]['out'] {
    return answerFormRequest(name, argument, this.current, this.versions.get(path) ?? 0);
  }

  private review<Name extends ReviewRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
    path: string,
  ): EngineRequests[Name]['out'] {
    const version = this.versions.get(path) ?? 0;
    return answerReviewRequest(name, argument, { current: this.current, saved: this.saved, version });
  }

  private language<Name extends LanguageRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
  ): EngineRequests[Name]['out'] {
    return answerLanguageRequest(name, argument, this.current);
  }
}

/** The texts that the policies of both sides were compiled of: a text with errors is not among them. */
function worldOf({ plans, basePlans }: ComparedWorlds) {
  const texts = (used: readonly UsedPlan[]) => used.map(({ path, text }) => ({ path, text }));
  return { draft: texts(plans), baseline: texts(basePlans) };
}
