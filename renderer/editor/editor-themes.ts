import type { Theme } from '../../main/ipc/contract';
import { themeTokens } from '../ui/theme-tokens';
import { monaco } from './monaco';

/** Name of the editor's theme that belongs to a theme of the window. */
export function editorTheme(theme: Theme): string {
  return `cuoshi-${theme}`;
}

/** Tells the editor about both themes. */
export function defineEditorThemes(): void {
  const { light, dark } = themeTokens;
  monaco.editor.defineTheme(editorTheme('light'), {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'keyword', foreground: '0b57b7' },
      { token: 'type', foreground: '6a2c91' },
      { token: 'string', foreground: '97351b' },
      { token: 'number', foreground: '0b6b4f' },
      { token: 'number.modality', foreground: '0b6b4f', fontStyle: 'italic' },
      { token: 'number.unit', foreground: '0b6b4f', fontStyle: 'bold' },
      { token: 'number.date', foreground: '0b6b4f' },
      { token: 'operator', foreground: '8a2f62' },
      { token: 'comment', foreground: '5c6b5e' },
      { token: 'delimiter', foreground: '566170' },
      { token: 'invalid', foreground: 'b3261e', fontStyle: 'underline' },
    ],
    colors: {
      'editor.background': light.surface,
      'editor.foreground': light.text,
      'editorLineNumber.foreground': '#6c7683',
      'editorLineNumber.activeForeground': light.text,
      'editor.lineHighlightBackground': '#f4f7fb',
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': '#cfe0f8',
      'editorStickyScroll.background': light.sunken,
      'editorHoverWidget.background': light.raised,
      'editorSuggestWidget.background': light.raised,
      focusBorder: light.focus,
    },
  });
  monaco.editor.defineTheme(editorTheme('dark'), {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'keyword', foreground: '86b4fb' },
      { token: 'type', foreground: 'd0a8f0' },
      { token: 'string', foreground: 'f0b190' },
      { token: 'number', foreground: '7fd6b3' },
      { token: 'number.modality', foreground: '7fd6b3', fontStyle: 'italic' },
      { token: 'number.unit', foreground: '7fd6b3', fontStyle: 'bold' },
      { token: 'number.date', foreground: '7fd6b3' },
      { token: 'operator', foreground: 'f29fc8' },
      { token: 'comment', foreground: '93a596' },
      { token: 'delimiter', foreground: 'a4aebb' },
      { token: 'invalid', foreground: 'ff8e86', fontStyle: 'underline' },
    ],
    colors: {
      'editor.background': dark.surface,
      'editor.foreground': dark.text,
      'editorLineNumber.foreground': '#8791a0',
      'editorLineNumber.activeForeground': dark.text,
      'editor.lineHighlightBackground': '#222831',
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': '#2a4a7c',
      'editorStickyScroll.background': dark.sunken,
      'editorHoverWidget.background': dark.raised,
      'editorSuggestWidget.background': dark.raised,
      focusBorder: dark.focus,
    },
  });
}
