import type { EngineRequestName, EngineRequests } from './contract';
import type { TextSet } from './text-set';

export type LanguageRequestName = Extract<EngineRequestName, `language:${string}`>;

/** TEMPORARY until engine/language exists. */
export function answerLanguageRequest<Name extends LanguageRequestName>(
  name: Name,
  _argument: EngineRequests[Name]['in'],
  _texts: TextSet,
): EngineRequests[Name]['out'] {
  const empty =
    name === 'language:hover' ||
    name === 'language:definition' ||
    name === 'language:renameTarget' ||
    name === 'language:format' ||
    name === 'language:translate'
      ? null
      : [];
  return empty as EngineRequests[Name]['out'];
}
