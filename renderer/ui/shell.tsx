import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { DocumentBars } from '../editor/document-bars';
import { EditorPane } from '../editor/editor-pane';
import { TabBar } from '../editor/tab-bar';
import { commandOfKey, editorKeys, type CommandId } from '../commands';
import { PreviewPane } from '../preview/preview-pane';
import { BottomPanel } from './bottom-panel';
import { Dialogs } from './dialogs';
import { EmptyHint } from './empty-hint';
import { Notices } from './notices';
import { useApp, useServices } from './services';
import { isFormShown } from '../state/selectors';
import { SideBar } from './side-bar';
import { StatusBar } from './status-bar';
import { Toolbar } from './toolbar';
import { Welcome } from './welcome';
import './overlays.css';
import './shell.css';
import './contrast.css';

/** The manual is read in when it is first wanted. */
const Manual = lazy(() => import('../manual/manual').then((module) => ({ default: module.Manual })));

/** The form is read in when it is first wanted. */
const FormPane = lazy(() => import('../form/form-pane').then((module) => ({ default: module.FormPane })));

/** The frame of the window: bars at the edges, resizable panes between them. */
export function Shell() {
  useShortcuts();
  const open = useApp((state) => state.workspace !== null);
  const manual = useApp((state) => state.manual);
  return (
    <div className="shell">
      <Toolbar />
      {open ? <Workbench /> : <Welcome />}
      {open && <StatusBar />}
      {manual && (
        <Suspense fallback={null}>
          <Manual topic={manual.topic} />
        </Suspense>
      )}
      <Dialogs />
      <Notices />
    </div>
  );
}

function Workbench() {
  const side = useApp((state) => state.layout.side);
  const preview = useApp((state) => state.layout.preview);
  const bottom = useApp((state) => state.layout.bottom);
  return (
    <div className="workbench">
      <SideBar.Activity />
      <Group orientation="horizontal" className="workbench-group">
        {side !== null && (
          <>
            <Panel
              id="pane-side"
              defaultSize="15rem"
              minSize="10rem"
              maxSize="40%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <SideBar.Panel panel={side} />
            </Panel>
            <Separator className="separator separator-vertical" />
          </>
        )}
        <Panel id="pane-main" minSize="30%">
          <Group orientation="vertical">
            <Panel id="pane-top" minSize="20%">
              <Group orientation="horizontal">
                <Panel id="pane-editor" minSize="20%" defaultSize="56%">
                  <EditorColumn />
                </Panel>
                {preview && (
                  <>
                    <Separator className="separator separator-vertical" />
                    <Panel id="pane-preview" minSize="18%" defaultSize="44%">
                      <PreviewPane />
                    </Panel>
                  </>
                )}
              </Group>
            </Panel>
            {bottom !== null && (
              <>
                <Separator className="separator separator-horizontal" />
                <Panel id="pane-bottom" minSize="8rem" defaultSize="40%">
                  <BottomPanel panel={bottom} />
                </Panel>
              </>
            )}
          </Group>
        </Panel>
      </Group>
    </div>
  );
}

function EditorColumn() {
  const { t } = useTranslation('words');
  const { run } = useServices();
  const empty = useApp((state) => state.tabs.length === 0);
  const form = useApp(isFormShown);
  return (
    <main className="editor-column">
      <TabBar />
      <DocumentBars />
      <div className={form ? 'editor-area editor-covered' : 'editor-area'}>
        <EditorPane />
      </div>
      {form && (
        <Suspense fallback={<EmptyHint text={t('form.loading')} />}>
          <FormPane />
        </Suspense>
      )}
      {empty && (
        <div className="editor-empty">
          <EmptyHint text={t('tabs.empty')}>
            <p>{t('tabs.emptyHint')}</p>
            <Button onClick={() => run('file.newPolicy')}>{t('command.file.newPolicy')}</Button>
          </EmptyHint>
        </div>
      )}
    </main>
  );
}

/** Runs commands from the keyboard, before the native menu hears of the key. */
function useShortcuts(): void {
  const { run } = useServices();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const command = commandOfKey(event);
      if (command === null || (editorKeys.has(command) && !(isUndo(command) && isAside(event.target)))) return;
      event.preventDefault();
      event.stopPropagation();
      run(command);
    };
    // Captured, so that the editor does not use the key for something else first.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [run]);
}

function isUndo(command: CommandId): boolean {
  return command === 'edit.undo' || command === 'edit.redo';
}

/** Whether the keyboard is on nothing that takes its own steps back, as after a button that went with what it did. */
function isAside(target: EventTarget | null): boolean {
  const own = 'input, textarea, select, [contenteditable], .monaco-editor, [data-form], [data-beside], [role="dialog"]';
  return target instanceof Element && target.closest(own) === null;
}
