import type { ElectronApplication } from '@playwright/test';
import type { MenuItem } from 'electron';
import { readFromMain } from './host-dialogs';

/** An entry of the native menu, at any depth. */
export interface ShownMenuItem {
  readonly label: string;
  readonly type: string;
  readonly checked: boolean;
}

/** Reads the native menu, depth first; separators are left out. */
export async function readMenu(app: ElectronApplication): Promise<readonly ShownMenuItem[]> {
  return await readFromMain(app, ({ Menu }) => {
    const list = (items: readonly MenuItem[]): ShownMenuItem[] =>
      items.flatMap(({ label, type, checked, submenu }) => [
        ...(type === 'separator' ? [] : [{ label, type, checked }]),
        ...list(submenu?.items ?? []),
      ]);
    return list(Menu.getApplicationMenu()?.items ?? []);
  });
}

/** Chooses an item of the native menu as a click does. */
export async function chooseMenuItem(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const find = (items: readonly MenuItem[]): MenuItem | undefined => {
      for (const item of items) {
        const found = item.label === wanted && !item.submenu ? item : find(item.submenu?.items ?? []);
        if (found) return found;
      }
      return undefined;
    };
    const item = find(Menu.getApplicationMenu()?.items ?? []);
    if (!item) throw new Error(`no menu item ${wanted}`);
    const click = item.click as (event: unknown, window: unknown) => void;
    click({}, BrowserWindow.getAllWindows()[0]);
  }, label);
}
