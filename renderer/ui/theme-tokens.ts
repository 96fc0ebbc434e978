import type { Theme } from '../../main/ipc/contract';

/** The colours of one theme. Every text colour has a contrast of at least 4.5 on the surfaces it is used on. */
export interface ThemeTokens {
  readonly canvas: string;
  readonly surface: string;
  readonly raised: string;
  readonly sunken: string;
  readonly border: string;
  readonly borderStrong: string;
  readonly text: string;
  readonly textMuted: string;
  readonly primary: string;
  readonly primaryText: string;
  readonly onPrimary: string;
  readonly primarySoft: string;
  readonly selection: string;
  readonly success: string;
  readonly successSoft: string;
  readonly warning: string;
  readonly warningSoft: string;
  readonly error: string;
  readonly errorSoft: string;
  readonly focus: string;
  readonly shadow: string;
  readonly paper: string;
  readonly seal: string;
}

const light: ThemeTokens = {
  canvas: '#eef0f3',
  surface: '#ffffff',
  raised: '#ffffff',
  sunken: '#f6f7f9',
  border: '#dfe3e8',
  borderStrong: '#c3cad3',
  text: '#1c2430',
  textMuted: '#566170',
  primary: '#0b57b7',
  primaryText: '#0b57b7',
  onPrimary: '#ffffff',
  primarySoft: '#e6eefa',
  selection: '#dbe8fa',
  success: '#146c3a',
  successSoft: '#e4f4ea',
  warning: '#8a4b00',
  warningSoft: '#fdf1dd',
  error: '#b3261e',
  errorSoft: '#fdeceb',
  focus: '#0b57b7',
  shadow: '0 8px 28px rgb(20 32 50 / 18%)',
  paper: '#fffefb',
  seal: '#b0261d',
};

const dark: ThemeTokens = {
  canvas: '#14171c',
  surface: '#1c2027',
  raised: '#242932',
  sunken: '#181b21',
  border: '#30363f',
  borderStrong: '#48505c',
  text: '#e4e8ee',
  textMuted: '#a4aebb',
  primary: '#2f6fd0',
  primaryText: '#86b4fb',
  onPrimary: '#ffffff',
  primarySoft: '#22344f',
  selection: '#26406a',
  success: '#6fcf97',
  successSoft: '#1b3326',
  warning: '#f0b866',
  warningSoft: '#3a2d17',
  error: '#ff8e86',
  errorSoft: '#43211f',
  focus: '#86b4fb',
  shadow: '0 8px 28px rgb(0 0 0 / 50%)',
  paper: '#20242b',
  seal: '#ff8e86',
};

/** The one place where colours are chosen. */
export const themeTokens: Readonly<Record<Theme, ThemeTokens>> = { light, dark };

/** Puts the colours of a theme on the page, as `--primary-soft` and so on. */
export function applyTheme(theme: Theme, zoom: number): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  root.style.colorScheme = theme;
  root.style.fontSize = `${16 * zoom}px`;
  for (const [name, value] of Object.entries(themeTokens[theme])) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, String(value));
  }
}

/** Fonts in the order they are tried: a Chinese system font is always among them. */
export const fonts = {
  interface:
    '"Segoe UI", "Noto Sans", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif',
  document: '"Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", "SimSun", serif',
  code: '"Noto Sans Mono CJK SC", "Sarasa Mono SC", "Source Han Mono SC", "DejaVu Sans Mono", Consolas, "Microsoft YaHei", monospace',
} as const;
