/** Writes the first of a command's shortcuts as keyboards of this system name it. */
export function showShortcut(shortcuts: string): string {
  const first = shortcuts.split(' ')[0] ?? '';
  return navigator.userAgent.includes('Mac')
    ? first.replace('Ctrl+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥')
    : first;
}
