import {
  BulbOutlined,
  ExportOutlined,
  FileAddOutlined,
  FolderOpenOutlined,
  RedoOutlined,
  SaveOutlined,
  SearchOutlined,
  TranslationOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { findCommand, isForbidden, type CommandId } from '../commands';
import { listDirty } from '../state/selectors';
import type { AppState } from '../state/app-state';
import { useApp, useLanguage, useServices } from './services';
import { showShortcut } from './show-shortcut';
import './toolbar.css';

/** The commands used most, the palette, language and theme. */
export function Toolbar() {
  const { t } = useTranslation('words');
  const { run } = useServices();
  const workspace = useApp((state) => state.workspace?.name ?? null);
  const unsaved = useApp((state) => listDirty(state).length);
  const language = useLanguage();
  const theme = useApp((state) => state.theme);
  return (
    <header className="toolbar">
      <h1 className="brand">
        <Mark />
        {t('app.name')}
      </h1>
      <ToolButton command="file.newPolicy" icon={FileAddOutlined} />
      <ToolButton command="file.openWorkspace" icon={FolderOpenOutlined} />
      <ToolButton command="file.save" icon={SaveOutlined} />
      <span className="toolbar-rule" />
      <ToolButton command="edit.undo" icon={UndoOutlined} />
      <ToolButton command="edit.redo" icon={RedoOutlined} />
      <button
        type="button"
        className="palette-opener"
        data-testid="palette-opener"
        onClick={() => run('view.commandPalette')}
      >
        <SearchOutlined aria-hidden="true" />
        <span className="palette-opener-name">{workspace ?? t('toolbar.search')}</span>
        {unsaved > 0 && <span className="palette-opener-unsaved">{t('toolbar.unsaved')}</span>}
        <kbd>F1</kbd>
      </button>
      <button
        type="button"
        className="tool"
        data-testid="language-toggle"
        title={t('toolbar.language')}
        onClick={() => run(language === 'zh' ? 'view.language.en' : 'view.language.zh')}
      >
        <TranslationOutlined aria-hidden="true" />
        <span>{language === 'zh' ? 'EN' : '中'}</span>
      </button>
      <button
        type="button"
        className="tool"
        data-testid="theme-toggle"
        title={t('toolbar.theme')}
        aria-label={t('toolbar.theme')}
        onClick={() => run(theme === 'light' ? 'view.theme.dark' : 'view.theme.light')}
      >
        <BulbOutlined aria-hidden="true" />
      </button>
      <ExportButton />
    </header>
  );
}

function ToolButton({ command, icon: Icon }: { readonly command: CommandId; readonly icon: ComponentType }) {
  const { t } = useTranslation('words');
  const { run } = useServices();
  const enabled = useApp(findCommand(command).when);
  const forbidden = useApp((state) => isForbidden(command, state));
  const label = t(`command.${command}`);
  const { shortcut } = findCommand(command);
  return (
    <button
      type="button"
      className="tool"
      disabled={!enabled}
      aria-label={label}
      title={
        forbidden ? t('readOnly.why', { command: label }) : shortcut ? `${label}（${showShortcut(shortcut)}）` : label
      }
      data-testid={`command-${command}`}
      onClick={() => run(command)}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}

function ExportButton() {
  const { t } = useTranslation('words');
  const { run } = useServices();
  const enabled = useApp(selectCanExport);
  return (
    <button
      type="button"
      className="tool-primary"
      disabled={!enabled}
      data-testid="export"
      onClick={() => run('bundle.export')}
    >
      <ExportOutlined aria-hidden="true" />
      {t('command.bundle.export').replace('…', '')}
    </button>
  );
}

function selectCanExport(state: AppState): boolean {
  return findCommand('bundle.export').when(state);
}

/** The mark of the product: a document with one measure settled. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 20 20" aria-hidden="true">
      <rect x="2" y="1.5" width="13" height="17" rx="2" fill="currentColor" opacity="0.16" />
      <path d="M5 6h7M5 9.5h7M5 13h3.5" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <path
        d="m10.5 14.5 2.4 2.4 5-5.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
