import { speakInEditor } from './editor/editor-words';
import { requestHost } from './host';
import { resolveLanguage } from './state/resolve-settings';

void start();

async function start(): Promise<void> {
  const info = await requestHost('app:describe', {});
  await speakInEditor(resolveLanguage(info.settings, info.systemLanguage));
  const { startWindow } = await import('./ui/start-window');
  await startWindow(info);
}
