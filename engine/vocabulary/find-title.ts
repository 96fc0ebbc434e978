import { normaliseName } from './normalise-name';
import type { Title, Vocabulary } from './vocabulary';

type Level = Title['level'];

/** A title as it stands in data: its full name, or its bare name beside a level. */
export interface WrittenTitle {
  readonly title: string;
  readonly level?: Level | undefined;
}

interface TitleIndex {
  readonly byId: ReadonlyMap<string, Title>;
  readonly byFullName: ReadonlyMap<string, Title>;
  /** Keys are `level:bare name`. */
  readonly byBareName: ReadonlyMap<string, Title>;
}

/** Words before a name that say its level; the longer ones first. */
const levelWords: readonly (readonly [RegExp, Level])[] = [
  [/^(?:国家级|国家|全国)/, 'nation'],
  [/^(?:省级|省)/, 'province'],
  [/^(?:设区市级|市级|市)/, 'city'],
  [/^(?:县区级|区县级|区级|县级|区|县)/, 'district'],
];

const municipalities = /^(?:北京|天津|上海|重庆)市/;
const placeWords: readonly (readonly [RegExp, Level])[] = [
  [municipalities, 'province'],
  [/^[\p{Script=Han}]{2,8}?(?:省|自治区)级?/u, 'province'],
  [/^[\p{Script=Han}]{1,7}?(?:市|自治州)级?/u, 'city'],
  [/^[\p{Script=Han}]{1,7}?(?:区|县|旗)级?/u, 'district'],
];

const indexes = new WeakMap<readonly Title[], TitleIndex>();

/**
 * Finds the title that a name, with or without a level beside it, stands for. Quotation marks, spaces and width do not
 * matter, nor whether the level is written 国家, 国家级, 省级 or 江西省.
 * A full name that says another level than the one beside it is no title.
 */
export function findTitle(vocabulary: Vocabulary, written: WrittenTitle): Title | undefined {
  const index = indexOf(vocabulary);
  const name = normaliseName(written.title);
  if (!written.level) return findByFullName(index, name, written.title);
  const bare = index.byBareName.get(`${written.level}:${name}`);
  if (bare) return bare;
  const full = findByFullName(index, name, written.title);
  return full?.level === written.level ? full : undefined;
}

/** Finds the title of a name that says its level itself, or is the name of one level only. */
export function findTitleByName(vocabulary: Vocabulary, name: string): Title | undefined {
  return findTitle(vocabulary, { title: name });
}

/** Finds a title by its canonical identifier, such as `srdi-sme/province`. */
export function findTitleById(vocabulary: Vocabulary, id: string): Title | undefined {
  return indexOf(vocabulary).byId.get(id);
}

/** Lists the titles a bare name can stand for, one at each level that knows it. */
export function findTitlesNamed(vocabulary: Vocabulary, bareName: string): readonly Title[] {
  const { byBareName } = indexOf(vocabulary);
  const name = normaliseName(bareName);
  return (['nation', 'province', 'city', 'district'] as const).flatMap(
    (level) => byBareName.get(`${level}:${name}`) ?? [],
  );
}

function findByFullName(index: TitleIndex, name: string, written: string): Title | undefined {
  const exact = index.byId.get(written) ?? index.byFullName.get(name);
  if (exact) return exact;
  for (const [word, level] of [...levelWords, ...placeWords]) {
    const found = word.exec(name);
    const title = found && index.byBareName.get(`${level}:${name.slice(found[0].length)}`);
    if (title) return title;
  }
  return undefined;
}

function indexOf(vocabulary: Vocabulary): TitleIndex {
  let index = indexes.get(vocabulary.titles);
  if (!index) {
    index = indexTitles(vocabulary.titles);
    indexes.set(vocabulary.titles, index);
  }
  return index;
}

function indexTitles(titles: readonly Title[]): TitleIndex {
  const byFullName = new Map<string, Title>();
  const byBareName = new Map<string, Title>();
  for (const title of titles) {
    const names = [title.name.zh, title.name.en, ...title.aliases].map(normaliseName);
    const [word] = levelWords.find(([, level]) => level === title.level) ?? [];
    for (const name of names) {
      byFullName.set(name, title);
      const level = word?.exec(name)?.[0] ?? '';
      byBareName.set(`${title.level}:${name.slice(level.length)}`, title);
    }
    byBareName.set(`${title.level}:${normaliseName(title.bareName)}`, title);
  }
  return { byId: new Map(titles.map((title) => [title.id, title] as const)), byFullName, byBareName };
}
