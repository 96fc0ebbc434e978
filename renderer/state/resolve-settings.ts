import type { Language, Settings, Theme } from '../../main/ipc/contract';

/** Says which language the settings mean on this system. */
export function resolveLanguage(settings: Settings, system: Language): Language {
  return settings.language === 'system' ? system : settings.language;
}

/** Says which theme the settings mean on this system. */
export function resolveTheme(settings: Settings, system: Theme): Theme {
  return settings.theme === 'system' ? system : settings.theme;
}
