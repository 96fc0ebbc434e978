import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import type { Bilingual, TextEdit, TextRange } from '../../engine/index';
import type { CompletionView, SymbolView } from '../worker/contract';
import type { EngineClient } from '../worker/engine-client';
import type { Store } from '../state/store';
import type { Speller } from '../ui/find-commands';
import { monaco } from './monaco';
import { measureLanguage, plainLanguage } from './measure-language';
import { loadSpeller } from './spell-offers';
import type { TextModels } from './text-models';

interface Served {
  readonly store: Store;
  readonly engine: EngineClient;
  readonly texts: TextModels;
}

const selector = [measureLanguage, plainLanguage];

/** Lets the editor ask the engine for completion, hover, outline, folding, fixes, definitions, renaming and formatting. */
export function registerProviders(served: Served): readonly IDisposable[] {
  const { engine } = served;
  const pathOf = (model: editor.ITextModel) => {
    const id = served.texts.documentOf(model);
    return id === null ? null : (served.store.get().documents[id]?.path ?? null);
  };
  const placeIn = (model: editor.ITextModel, position: { lineNumber: number; column: number }) => {
    const path = pathOf(model);
    return path === null ? null : { path, offset: model.getOffsetAt(position) };
  };
  const speak = (words: Bilingual) => words[served.store.get().language];
  const { languages } = monaco;
  return [
    languages.registerCompletionItemProvider(selector, {
      triggerCharacters: [' ', ':', '：', '[', '"', '.', '-', '“', '【', '｛', '{', ','],
      async provideCompletionItems(model, position) {
        const place = placeIn(model, position);
        const items = (place && (await engine.ask('language:complete', place))) ?? [];
        const spell = items.length > 0 ? await loadSpeller() : null;
        return { suggestions: items.map((item, index) => makeSuggestion(model, item, index, speak, spell)) };
      },
    }),
    languages.registerHoverProvider(selector, {
      async provideHover(model, position) {
        const place = placeIn(model, position);
        const hover = place && (await engine.ask('language:hover', place));
        if (!hover) return null;
        return { range: toMonacoRange(model, hover.range), contents: [{ value: writeMarkdown(speak(hover.content)) }] };
      },
    }),
    languages.registerDocumentSymbolProvider(selector, {
      async provideDocumentSymbols(model) {
        const path = pathOf(model);
        const symbols = path === null ? null : await engine.ask('language:symbols', { path });
        return (symbols ?? []).map((symbol) => makeSymbol(model, symbol));
      },
    }),
    languages.registerFoldingRangeProvider(selector, {
      async provideFoldingRanges(model) {
        const path = pathOf(model);
        const ranges = path === null ? null : await engine.ask('language:folding', { path });
        return ranges?.map(({ start, end }) => ({
          start: model.getPositionAt(start).lineNumber,
          end: model.getPositionAt(end).lineNumber,
        }));
      },
    }),
    languages.registerCodeActionProvider(selector, {
      async provideCodeActions(model, range, context) {
        const path = pathOf(model);
        const asked = path && (await engine.ask('language:actions', { path, range: toTextRange(model, range) }));
        const actions = (asked || []).map((action) => ({
          title: speak(action.title),
          kind: action.repairs === null ? 'refactor' : 'quickfix',
          diagnostics: context.markers.filter((marker) => marker.code === action.repairs),
          isPreferred: action.repairs !== null,
          edit: makeWorkspaceEdit(model, action.edits),
        }));
        return { actions, dispose: () => undefined };
      },
    }),
    languages.registerDefinitionProvider(selector, {
      async provideDefinition(model, position) {
        const place = placeIn(model, position);
        const range = place && (await engine.ask('language:definition', place));
        return range ? { uri: model.uri, range: toMonacoRange(model, range) } : null;
      },
    }),
    languages.registerReferenceProvider(selector, {
      async provideReferences(model, position) {
        const place = placeIn(model, position);
        const ranges = place && (await engine.ask('language:references', place));
        return (ranges ?? []).map((range) => ({ uri: model.uri, range: toMonacoRange(model, range) }));
      },
    }),
    languages.registerRenameProvider(selector, {
      async resolveRenameLocation(model, position) {
        const place = placeIn(model, position);
        const target = place && (await engine.ask('language:renameTarget', place));
        if (target) return { range: toMonacoRange(model, target.range), text: target.name };
        const nothing = { zh: '这里没有可重命名的代号或名称。', en: 'There is no identifier or name to rename here.' };
        return { range: monaco.Range.fromPositions(position), text: '', rejectReason: speak(nothing) };
      },
      async provideRenameEdits(model, position, name) {
        const place = placeIn(model, position);
        const renaming = place && (await engine.ask('language:rename', { ...place, name }));
        if (!renaming) return null;
        if ('refusal' in renaming) return { edits: [], rejectReason: speak(renaming.refusal) };
        return makeWorkspaceEdit(model, renaming.edits);
      },
    }),
    languages.registerDocumentFormattingEditProvider(selector, {
      async provideDocumentFormattingEdits(model) {
        const path = pathOf(model);
        const text = path && (await engine.ask('language:format', { path }));
        return text ? [{ range: model.getFullModelRange(), text }] : [];
      },
    }),
  ];
}

/** Writes plain paragraphs as Markdown that shows them as they are. */
export function writeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');
}

/** The editor's range for offsets in a text. */
export function toMonacoRange(model: editor.ITextModel, range: TextRange): InstanceType<typeof monaco.Range> {
  return monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end));
}

function toTextRange(model: editor.ITextModel, range: InstanceType<typeof monaco.Range>): TextRange {
  return { start: model.getOffsetAt(range.getStartPosition()), end: model.getOffsetAt(range.getEndPosition()) };
}

function makeWorkspaceEdit(model: editor.ITextModel, edits: readonly TextEdit[]): languages.WorkspaceEdit {
  return {
    edits: edits.map((edit) => ({
      resource: model.uri,
      versionId: model.getVersionId(),
      textEdit: { range: toMonacoRange(model, edit.range), text: edit.text },
    })),
  };
}

const completionKinds: Readonly<Record<CompletionView['kind'], keyof typeof monaco.languages.CompletionItemKind>> = {
  keyword: 'Property',
  value: 'EnumMember',
  name: 'Variable',
  function: 'Function',
  template: 'Snippet',
};

function makeSuggestion(
  model: editor.ITextModel,
  item: CompletionView,
  index: number,
  speak: (words: Bilingual) => string,
  spell: Speller | null,
): languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  return {
    label: { label: item.label, description: item.detail },
    kind: CompletionItemKind[completionKinds[item.kind]],
    insertText: item.text,
    ...(item.snippet ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    ...(item.documentation ? { documentation: { value: writeMarkdown(speak(item.documentation)) } } : {}),
    // First letters in front: what begins with the letters typed is listed before what merely holds them.
    filterText: [...(spell?.([item.label]) ?? []).toReversed(), item.filter ?? item.label].join(' '),
    // The engine's order is kept: what is required and missing comes first.
    sortText: String(index).padStart(5, '0'),
    range: toMonacoRange(model, item.range),
  };
}

const symbolKinds: Readonly<Record<SymbolView['kind'], keyof typeof monaco.languages.SymbolKind>> = {
  section: 'Namespace',
  article: 'Class',
  item: 'Method',
  entry: 'Field',
};

function makeSymbol(model: editor.ITextModel, symbol: SymbolView): languages.DocumentSymbol {
  return {
    name: symbol.name || '–',
    detail: symbol.detail,
    kind: monaco.languages.SymbolKind[symbolKinds[symbol.kind]],
    tags: [],
    range: toMonacoRange(model, symbol.range),
    selectionRange: toMonacoRange(model, symbol.nameRange),
    children: symbol.children.map((child) => makeSymbol(model, child)),
  };
}
