import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isFormShown, isReadOnly, selectActiveDocument } from '../state/selectors';
import { fonts } from '../ui/theme-tokens';
import { useApp, useServices } from '../ui/services';
import { editorTheme } from './editor-themes';
import { monaco } from './monaco';
import { useEditorLanguage } from './use-editor-language';

const baseFontSize = 14;

/**
 * The text of the active tab. One editor serves all tabs; each keeps its own model, undo stack and scroll position.
 * When the language changes, an editor with other words takes its place, and the user goes on where they were.
 */
export function EditorPane() {
  const { texts } = useServices();
  // When the whole pane goes, so does what one editor leaves to the next.
  useEffect(() => () => texts.forgetLeft(), [texts]);
  return <Editor key={useEditorLanguage()} />;
}

function Editor() {
  const { texts, store, run } = useServices();
  const holder = useRef<HTMLDivElement>(null);
  const { t } = useTranslation('words');
  const theme = useApp((state) => state.theme);
  const zoom = useApp((state) => state.zoom);
  const active = useApp((state) => state.activeTab);
  const covered = useApp(isFormShown);
  const workspace = useApp((state) => state.workspace);
  const readOnly = useApp(isReadOnly);
  const path = useApp((state) => selectActiveDocument(state)?.path ?? '');

  // Before the page lets go of the editor's elements, and the keyboard with them.
  useLayoutEffect(() => () => texts.leave(), [texts]);

  useEffect(() => {
    if (!holder.current) return;
    const editor = monaco.editor.create(holder.current, {
      model: null,
      automaticLayout: true,
      fontFamily: fonts.code,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      renderWhitespace: 'selection',
      renderLineHighlight: 'all',
      wordWrap: 'on',
      wrappingIndent: 'indent',
      folding: true,
      // The worked examples are marked there.
      glyphMargin: true,
      stickyScroll: { enabled: true, maxLineCount: 3 },
      unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
      quickSuggestions: { other: true, strings: true, comments: false },
      suggest: { showWords: false, preview: false },
      wordBasedSuggestions: 'off',
      fixedOverflowWidgets: true,
      smoothScrolling: false,
      lineNumbersMinChars: 3,
      padding: { top: 8, bottom: 8 },
      // Lines wrap, so nothing lies to the right.
      scrollbar: { horizontal: 'hidden' },
      renameOnType: false,
      formatOnType: false,
      links: false,
      dropIntoEditor: { enabled: false },
    });
    texts.showIn(editor);
    const tellCursor = () => {
      const [model, position] = [editor.getModel(), editor.getPosition()];
      if (!model || !position) return;
      const cursor = { line: position.lineNumber, column: position.column, offset: model.getOffsetAt(position) };
      store.dispatch({ type: 'cursorMoved', cursor });
    };
    const subscriptions = [
      editor.onDidChangeCursorPosition(tellCursor),
      editor.onDidChangeModel(tellCursor),
      editor.onDidCompositionStart(() => texts.compositionStarted()),
      editor.onDidCompositionEnd(() => texts.compositionEnded()),
    ];
    editor.addCommand(monaco.KeyCode.F1, () => run('view.commandPalette'));
    return () => {
      for (const subscription of subscriptions) subscription.dispose();
      // An editor that is gone never tells the end of what was being composed in it.
      texts.compositionEnded();
      texts.showIn(null);
      editor.dispose();
    };
  }, [texts, store, run]);

  useEffect(() => {
    monaco.editor.setTheme(editorTheme(theme));
    texts.editor?.updateOptions({ fontSize: baseFontSize * zoom, lineHeight: Math.round(baseFontSize * zoom * 1.65) });
  }, [theme, zoom, texts]);

  useEffect(() => {
    // Behind the form an editor with a text would be laid out, folded and coloured at every edit for nobody to see.
    texts.show(covered ? null : active);
    const keyboard = texts.takeUp();
    if (active !== null && !covered && keyboard === 'text') texts.editor?.focus();
    // Another workspace may use the same names for its documents.
  }, [active, covered, texts, workspace]);

  useEffect(() => {
    texts.editor?.updateOptions({ ariaLabel: t('editor.label', { name: path }) });
  }, [t, path, texts]);

  useEffect(() => {
    texts.editor?.updateOptions({ readOnly, readOnlyMessage: { value: t('readOnly.refused') } });
  }, [t, readOnly, texts]);

  return <div ref={holder} className="editor-host monaco-component" data-testid="editor" />;
}
