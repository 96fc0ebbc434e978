import { expect, type Locator, type Page } from '@playwright/test';
import { waitUntilCalculated } from './desktop';

/** Chooses from a list by the whole name of an entry, or by what a pattern finds in it, and waits until the list has gone. */
export async function chooseOption(select: Locator, name: string | RegExp, nth = 0): Promise<void> {
  await select.click();
  await pickOption(select.page(), name, nth);
}

/** Chooses from the list that is open. */
export async function pickOption(page: Page, name: string | RegExp, nth = 0): Promise<void> {
  const list = openList(page);
  const options =
    typeof name === 'string'
      ? list.getByTitle(name, { exact: true })
      : list.locator('.ant-select-item-option', { hasText: name });
  await options.nth(nth).click();
  await expect(list).toHaveCount(0);
}

/** Simulates another year, and waits for its figures. */
export async function chooseYear(page: Page, year: number): Promise<void> {
  const select = page.getByTestId('year-select');
  await chooseOption(select, String(year));
  await expect(select).toContainText(String(year));
  await waitUntilCalculated(page);
}

function openList(page: Page): Locator {
  return page.locator('.ant-select-dropdown').filter({ visible: true });
}
