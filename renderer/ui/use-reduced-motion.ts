import { useSyncExternalStore } from 'react';

const QUERY = '(prefers-reduced-motion: reduce)';

/** Whether the user has asked the system for less movement on the screen; follows the setting while the window is open. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(followSetting, () => matchMedia(QUERY).matches);
}

function followSetting(notify: () => void): () => void {
  const setting = matchMedia(QUERY);
  setting.addEventListener('change', notify);
  return () => setting.removeEventListener('change', notify);
}
