import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language, RecentWorkspace, Settings } from './ipc/contract';
import { word, type WordKey } from './words';

export interface MenuState {
  readonly language: Language;
  readonly settings: Settings;
  readonly recent: readonly RecentWorkspace[];
  readonly run: (command: string) => void;
  readonly openRecent: (id: string) => void;
  readonly quit: () => void;
}

/** Builds the native menu; items carry the command ids of the window, which runs them. */
export function buildMenu(state: MenuState): Menu {
  const { language, settings } = state;
  const item = (key: WordKey, command: string, accelerator?: string): MenuItemConstructorOptions => ({
    label: word(key, language),
    click: () => state.run(command),
    ...(accelerator && { accelerator }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const choice = (label: string, command: string, checked: boolean): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked,
    click: () => state.run(command),
  });
  return Menu.buildFromTemplate([
    {
      label: word('file', language),
      submenu: [
        item('newPolicy', 'file.newPolicy', 'CmdOrCtrl+N'),
        item('newScenario', 'file.newScenario'),
        separator,
        item('openWorkspace', 'file.openWorkspace', 'CmdOrCtrl+O'),
        { label: word('openRecent', language), enabled: state.recent.length > 0, submenu: recentItems(state) },
        item('openSample', 'file.openSample'),
        separator,
        item('save', 'file.save', 'CmdOrCtrl+S'),
        item('saveAs', 'file.saveAs', 'CmdOrCtrl+Shift+S'),
        item('saveAll', 'file.saveAll', 'CmdOrCtrl+Alt+S'),
        item('closeTab', 'file.closeTab', 'CmdOrCtrl+W'),
        separator,
        item('print', 'file.print', 'CmdOrCtrl+P'),
        item('savePdf', 'file.savePdf'),
        separator,
        item('exportBundle', 'bundle.export', 'CmdOrCtrl+E'),
        item('openBundle', 'bundle.open'),
        item('keys', 'bundle.keys'),
        item('trust', 'bundle.trust'),
        item('releaseLog', 'bundle.log'),
        item('compareRelease', 'bundle.compare'),
        separator,
        { label: word('quit', language), accelerator: 'CmdOrCtrl+Q', click: state.quit },
      ],
    },
    {
      label: word('edit', language),
      submenu: [
        item('undo', 'edit.undo'),
        item('redo', 'edit.redo'),
        separator,
        { label: word('cut', language), role: 'cut' },
        { label: word('copy', language), role: 'copy' },
        { label: word('paste', language), role: 'paste' },
        { label: word('selectAll', language), role: 'selectAll' },
        separator,
        item('find', 'edit.find'),
        item('replace', 'edit.replace'),
        separator,
        item('format', 'edit.format', 'Alt+Shift+F'),
        item('rename', 'edit.rename', 'F2'),
        item('quickFix', 'edit.quickFix', 'CmdOrCtrl+.'),
        item('suggest', 'edit.suggest'),
        separator,
        item('toEnglish', 'translate.toEnglish'),
        item('toChinese', 'translate.toChinese'),
      ],
    },
    {
      label: word('population', language),
      submenu: [
        item('generatePopulation', 'population.generate'),
        item('importPopulation', 'population.import'),
        item('openPopulation', 'population.open'),
        item('closePopulation', 'population.close'),
      ],
    },
    {
      label: word('view', language),
      submenu: [
        item('palette', 'view.commandPalette', 'CmdOrCtrl+Shift+P'),
        separator,
        item('form', 'view.toggleForm'),
        item('preview', 'view.togglePreview'),
        item('simulation', 'view.toggleSimulation'),
        item('problems', 'view.toggleProblems', 'CmdOrCtrl+Shift+M'),
        item('examples', 'view.toggleExamples'),
        item('readings', 'view.toggleReadings'),
        item('targets', 'view.toggleTargets'),
        item('history', 'view.toggleHistory'),
        item('review', 'view.toggleReview'),
        item('reviewOnly', 'view.reviewOnly'),
        item('comparePolicies', 'view.comparePolicies'),
        item('impact', 'view.toggleImpact'),
        item('scenario', 'view.toggleScenario'),
        separator,
        {
          label: word('language', language),
          submenu: [
            choice('中文', 'view.language.zh', settings.language === 'zh'),
            choice('English', 'view.language.en', settings.language === 'en'),
          ],
        },
        {
          label: word('theme', language),
          submenu: [
            choice(word('light', language), 'view.theme.light', settings.theme === 'light'),
            choice(word('dark', language), 'view.theme.dark', settings.theme === 'dark'),
            choice(word('system', language), 'view.theme.system', settings.theme === 'system'),
          ],
        },
        separator,
        item('zoomIn', 'view.zoomIn', 'CmdOrCtrl+='),
        item('zoomOut', 'view.zoomOut', 'CmdOrCtrl+-'),
        item('zoomReset', 'view.zoomReset', 'CmdOrCtrl+0'),
      ],
    },
    {
      label: word('help', language),
      submenu: [
        item('manual', 'help.manual'),
        item('tutorial', 'help.tutorial'),
        separator,
        item('about', 'help.about'),
      ],
    },
  ]);
}

function recentItems({ recent, openRecent }: MenuState): MenuItemConstructorOptions[] {
  return recent.map(({ id, name, location }) => ({ label: `${name} — ${location}`, click: () => openRecent(id) }));
}
