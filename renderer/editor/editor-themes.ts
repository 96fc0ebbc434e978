import type { Theme } from '../../main/ipc/contract';
import { themeTokens, type ThemeTokens } from '../ui/theme-tokens';
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
      ...boxColors(light),
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
      ...boxColors(dark),
    },
  });
}

/** The boxes over the text, menus and lists among them, look like those of the window around it. */
function boxColors(tokens: ThemeTokens): Record<string, string> {
  const { raised, sunken, surface, border, borderStrong, text, textMuted, primaryText, selection, focus } = tokens;
  return {
    focusBorder: focus,
    descriptionForeground: textMuted,
    'textLink.foreground': primaryText,
    'textLink.activeForeground': primaryText,
    'widget.border': borderStrong,
    'editorWidget.background': raised,
    'editorWidget.foreground': text,
    'editorWidget.border': borderStrong,
    'editorHoverWidget.background': raised,
    'editorHoverWidget.foreground': text,
    'editorHoverWidget.border': borderStrong,
    'editorHoverWidget.statusBarBackground': sunken,
    'editorSuggestWidget.background': raised,
    'editorSuggestWidget.foreground': text,
    'editorSuggestWidget.border': borderStrong,
    'editorSuggestWidget.selectedBackground': selection,
    'editorSuggestWidget.selectedForeground': text,
    'editorSuggestWidget.selectedIconForeground': text,
    'editorSuggestWidget.highlightForeground': primaryText,
    'editorSuggestWidget.focusHighlightForeground': primaryText,
    'editorLightBulb.foreground': tokens.warning,
    'editorLightBulbAutoFix.foreground': primaryText,
    'menu.background': raised,
    'menu.foreground': text,
    'menu.border': borderStrong,
    'menu.selectionBackground': selection,
    'menu.selectionForeground': text,
    'menu.separatorBackground': border,
    'editorActionList.background': raised,
    'editorActionList.foreground': text,
    'editorActionList.focusBackground': selection,
    'editorActionList.focusForeground': text,
    'list.hoverBackground': selection,
    'list.hoverForeground': text,
    'list.focusBackground': selection,
    'list.focusForeground': text,
    'list.activeSelectionBackground': selection,
    'list.activeSelectionForeground': text,
    'list.inactiveSelectionBackground': selection,
    'list.highlightForeground': primaryText,
    'list.focusHighlightForeground': primaryText,
    'quickInput.background': raised,
    'quickInput.foreground': text,
    'quickInputList.focusBackground': selection,
    'quickInputList.focusForeground': text,
    'pickerGroup.foreground': textMuted,
    'pickerGroup.border': border,
    'input.background': surface,
    'input.foreground': text,
    'input.border': borderStrong,
    'input.placeholderForeground': textMuted,
    'peekView.border': borderStrong,
    'peekViewTitle.background': sunken,
    'peekViewTitleLabel.foreground': text,
    'peekViewTitleDescription.foreground': textMuted,
    'peekViewResult.background': sunken,
    'peekViewResult.lineForeground': text,
    'peekViewResult.fileForeground': text,
    'peekViewResult.selectionBackground': selection,
    'peekViewResult.selectionForeground': text,
    'peekViewEditor.background': surface,
    'peekViewEditorStickyScroll.background': sunken,
  };
}
