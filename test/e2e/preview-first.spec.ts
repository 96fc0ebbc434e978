import { expect, test } from '@playwright/test';
import { shareDesktop, waitUntilCalculated } from './desktop';
import { showFile, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });

test('what is typed in the form is in the preview as soon as the engine has read it', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await page.getByTestId('mode-form').click();
  const article = '/articles/8';
  await page.getByTestId('form').locator(`.form-tree-node[data-pointer="${article}"]`).click();
  const title = page.locator(`.form-paper [data-pointer="${article}/title"]`);
  await title.focus();
  const states: boolean[] = [];
  for (let round = 0; round < 5; round += 1) {
    await waitUntilCalculated(page);
    states.push(
      await title.evaluate(
        async (field, { words, pointer }) => {
          const shown = document.querySelector(`[data-testid="preview"] [data-pointer="${pointer}"] .article-title`);
          const post = Worker.prototype.postMessage;
          const answered = new Promise<boolean>((done) => {
            Worker.prototype.postMessage = function (this: Worker, message: { id: number; name: string }) {
              if (message.name === 'file:put') {
                // Heard after the window has taken the answer, and before it does anything else.
                const hear = ({ data }: MessageEvent<{ id: number }>) => {
                  if (data.id !== message.id) return;
                  this.removeEventListener('message', hear);
                  done(shown?.textContent === words);
                };
                this.addEventListener('message', hear);
              }
              post.call(this, message);
            };
          });
          Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, words);
          field.dispatchEvent(new Event('input', { bubbles: true }));
          const isShown = await answered;
          Worker.prototype.postMessage = post;
          return isShown;
        },
        { words: `改写第${round}次`, pointer: article },
      ),
    );
  }
  expect(states).toEqual(states.map(() => true));
  await title.blur();
  await page.getByTestId('command-edit.undo').click();
  await waitUntilCalculated(page);
});
