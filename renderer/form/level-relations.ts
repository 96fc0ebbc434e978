import { elementsOf, isMap, setAt, textOf, valueAt, type CanonicalMap, type FormDraft } from './document-access';
import type { CanonicalValue, Surface } from '../../engine/index';
import type { LevelState } from '../worker/form-view';
import { itemsOf } from './document-choices';
import { addRule, freeIdentifier } from './stacking-changes';

export const fiscalLevels = ['nation', 'province', 'city', 'district'] as const;
export type Level = (typeof fiscalLevels)[number];

export const levelWords = ['additive', 'highest', 'exclusive', 'topUp'] as const;
export type LevelWord = (typeof levelWords)[number];

/** Reads how the money of a policy combines with that of each other level. */
export function readLevels(document: CanonicalValue): readonly LevelState[] {
  const own = textOf(valueAt(document, '/policy/fiscalLevel'));
  return fiscalLevels
    .filter((level) => level !== own)
    .map((level) => {
      const clauses = clausesOf(document).filter(({ item }) => levelsOf(item).includes(level));
      const header = textOf(valueAt(document, `/policy/otherLevels/${level}`));
      // Where both speak and differ the header counts, as when it is calculated.
      const word = header || textOf(clauses[0]?.item['rule']);
      return { level, word, clauses: clauses.map(({ pointer }) => pointer) };
    });
}

/** What can be said of a level: a rule among the articles says less than the header can. */
export function wordsFor({ clauses }: LevelState): readonly LevelWord[] {
  return clauses.length > 0 ? ['additive', 'highest'] : levelWords;
}

/** Says of a level how its money combines, in the header and in the rules that speak of levels alike. */
export function changeLevel(draft: FormDraft, level: Level, word: LevelWord | undefined, surface: Surface): void {
  const speaking = clausesOf(draft);
  const isStated = (valueAt(draft, '/policy/otherLevels') ?? undefined) !== undefined;
  const inClauses = word === 'additive' || word === 'highest' ? word : null;
  if (isStated || speaking.length === 0 || inClauses === null) setAt(draft, `/policy/otherLevels/${level}`, word);
  if (speaking.length === 0 || inClauses === null) return;
  const wrong = speaking.filter(({ item }) => levelsOf(item).includes(level) && item['rule'] !== inClauses);
  if (speaking.some(({ item }) => levelsOf(item).includes(level)) && wrong.length === 0) return;
  const alone = wrong.find(({ item }) => levelsOf(item).length === 1);
  for (const { pointer, item } of wrong.filter((clause) => clause !== alone)) removeLevel(draft, pointer, item, level);
  if (alone) {
    setAt(draft, `${alone.pointer}/rule`, inClauses);
    return;
  }
  const joined = speaking.find(({ item }) => item['rule'] === inClauses);
  if (joined) {
    setAt(draft, `${joined.pointer}/levels/${levelsOf(joined.item).length}`, level);
    return;
  }
  addRule(draft, {
    id: freeIdentifier(draft, `with-${level}`),
    kind: 'stacking',
    gist: gists[surface][inClauses],
    rule: inClauses,
    levels: [level],
  });
}

const gists = {
  zh: { additive: '可与该层级的同类资金一并享受。', highest: '与该层级的同类资金只享受较高的一项。' },
  en: { additive: 'Paid beside money of that level.', highest: 'Of this and money of that level the higher is paid.' },
} as const;

function removeLevel(draft: FormDraft, pointer: string, item: CanonicalMap, level: Level): void {
  const index = levelsOf(item).indexOf(level);
  if (index >= 0) setAt(draft, `${pointer}/levels/${index}`, undefined);
}

function clausesOf(document: CanonicalValue) {
  return itemsOf(document).filter(
    ({ item }) =>
      isMap(item) && item['kind'] === 'stacking' && item['rule'] !== 'sharedCap' && levelsOf(item).length > 0,
  );
}

function levelsOf(item: CanonicalMap): readonly string[] {
  return elementsOf(item['levels']).map(textOf);
}
