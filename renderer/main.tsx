import { requestHost } from './host';
import { resolveLanguage } from './state/resolve-settings';

// Monaco takes its words when its modules are first run, so the language must be known before they are.
void start();

async function start(): Promise<void> {
  const info = await requestHost('app:describe', {});
  if (resolveLanguage(info.settings, info.systemLanguage) === 'zh') await import('monaco-editor/nls/lang/zh-cn');
  const { startWindow } = await import('./ui/start-window');
  await startWindow(info);
}
