import { guessLanguage, speakInEditor } from './editor/editor-words';
import { requestHost } from './host';
import { resolveLanguage } from './state/resolve-settings';

start().catch(showFailure);

async function start(): Promise<void> {
  // The window's code is read while the host reads the workspace.
  const describing = requestHost('app:describe', {});
  // Its failure is met below, which may be later than it happens.
  describing.catch(() => undefined);
  await speakInEditor(guessLanguage());
  const loading = import('./ui/start-window');
  const [info, { startWindow }] = await Promise.all([describing, loading]);
  await speakInEditor(resolveLanguage(info.settings, info.systemLanguage));
  await startWindow(info);
}

/** Nothing of the window is there yet, so the words stand on the bare page, in both languages. */
function showFailure(failure: unknown): void {
  const detail = failure instanceof Error ? failure.message : String(failure);
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.style.cssText = 'margin: 3rem; font: 1rem/1.7 sans-serif; white-space: pre-wrap';
  message.textContent = [
    '窗口未能打开。文件没有改动，请关闭后重新启动；若仍不行，请把下面这行告诉维护人员。',
    'The window could not open. No file was changed; close it and start again. If it stays so, pass this line on.',
    detail,
  ].join('\n');
  document.body.replaceChildren(message);
}
