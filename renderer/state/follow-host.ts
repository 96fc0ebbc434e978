import { isCommandId } from '../commands';
import { speakInEditor } from '../editor/editor-words';
import { applyTheme } from '../ui/theme-tokens';
import { speak } from '../i18n/words';
import { closeWindow } from './confirm-unsaved';
import { openRecent } from './open-workspace';
import { reportFailure } from './report-failure';
import { isDirty } from './selectors';
import type { Services } from './services';

/** The host's menu names a recent workspace by this and its id. */
const recentPrefix = 'file.openRecent:';

/** Does what the host says, and keeps page and words as the settings want them. Gives the way to stop. */
export function followHost(services: Services): () => void {
  const { store, texts } = services;
  const { cuoshi } = window;
  const report = (failure: unknown) => reportFailure(store, failure);
  const stops = [
    cuoshi.on('menu:command', ({ command }) => {
      if (isCommandId(command)) services.run(command);
      else if (command.startsWith(recentPrefix)) {
        openRecent(services, command.slice(recentPrefix.length)).catch(report);
      }
    }),
    cuoshi.on('settings:changed', ({ settings, ...system }) =>
      store.dispatch({ type: 'settingsChanged', settings, system }),
    ),
    cuoshi.on('document:changedOutside', ({ document: id, text, digest }) => {
      const document = store.get().documents[id];
      if (!document) return;
      const untouched = !isDirty(document) && text !== null && digest !== null;
      store.dispatch({ type: 'documentChangedOutside', document: id, change: { text, digest } });
      if (!untouched || store.get().documents[id]?.outside == null) return;
      // Nobody has changed it here: the text follows the disk.
      texts.followDisk(id, text);
      store.dispatch({ type: 'outsideChangeTaken', document: id });
    }),
    cuoshi.on('review:found', ({ document }) => store.dispatch({ type: 'reviewAdded', document })),
    cuoshi.on('window:closeRequested', () => {
      closeWindow(services).catch(report);
    }),
    store.subscribe((state, previous) => {
      if (state.language !== previous.language) {
        speak(state.language);
        speakInEditor(state.language).catch(report);
      }
      if (state.theme !== previous.theme || state.zoom !== previous.zoom) applyTheme(state.theme, state.zoom);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
