import { addToSection, type EnterpriseResult, type TextEdit } from '../../engine/index';
import { buildPolicyView } from './build-policy-view';
import { buildSimulationView } from './build-simulation-view';
import type { EngineRequestName, EngineRequests, ExampleVerdicts, FileAnalysis, FilePut } from './contract';
import { answerFormRequest, type FormRequestName } from './form-requests';
import { judgeExamples } from './judge-examples';
import { answerLanguageRequest, type LanguageRequestName } from './language-requests';
import { TextSet } from './text-set';

/** What the worker knows: the texts as edited, and the same texts as saved. Pure but for its own memory. */
export class WorkspaceSession {
  private current = new TextSet();
  private saved = new TextSet();
  private readonly versions = new Map<string, number>();
  private lastResults: readonly EnterpriseResult[] = [];

  /** Answers one request; bad texts are answered with diagnostics, never thrown. */
  answer<Name extends EngineRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
  ): EngineRequests[Name]['out'] {
    return this.handlers[name](argument);
  }

  private readonly handlers: {
    [Name in EngineRequestName]: (argument: EngineRequests[Name]['in']) => EngineRequests[Name]['out'];
  } = {
    'workspace:reset': () => {
      this.current = new TextSet();
      this.saved = new TextSet();
      this.versions.clear();
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
    'workspace:simulate': ({ year }) => {
      const now = this.current.simulate(year);
      this.lastResults = now.results;
      const saved = this.saved.simulate(year);
      const missing = this.current.missingPolicies();
      return buildSimulationView({ now, saved, plans: this.current.usedPlans(), missing });
    },
    'examples:judge': ({ path }) => this.judge(path),
    'enterprise:explain': ({ enterprise }) =>
      this.lastResults.find((result) => result.enterprise === enterprise) ?? null,
    'vocabulary:regions': () => this.current.vocabulary.regions,
    'pointer:locate': ({ path, pointer }) => this.current.reading(path)?.canonical?.map.valueRange(pointer) ?? null,
    'examples:insert': ({ path, entry }) => this.insertExamples(path, entry),
    'form:read': (argument) => this.form('form:read', argument, argument.path),
    'form:edit': (argument) => this.form('form:edit', argument, argument.path),
    'form:locate': (argument) => this.form('form:locate', argument, argument.path),
    'form:drafts': (argument) => this.form('form:drafts', argument, argument.path),
    'form:vocabulary': (argument) => this.form('form:vocabulary', argument, ''),
    'language:complete': (argument) => this.language('language:complete', argument),
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
        view: reading.canonical && buildPolicyView(reading, reading.canonical, this.current.vocabulary),
        surface: reading.canonical?.surface ?? 'zh',
      },
    };
  }

  private form<Name extends FormRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
    path: string,
  ): EngineRequests[Name]['out'] {
    return answerFormRequest(name, argument, this.current, this.versions.get(path) ?? 0);
  }

  private language<Name extends LanguageRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
  ): EngineRequests[Name]['out'] {
    return answerLanguageRequest(name, argument, this.current);
  }
}
