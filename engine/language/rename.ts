import type { Bilingual, TextEdit, TextRange } from '../diagnostics/diagnostic';
import { isName, listVariables } from '../expression/resolve-name';
import { applyEdits } from '../parse/repaired-text';
import { parseSource } from '../parse/parse-source';
import { listEventKindWords } from '../check/reach';
import { type AuthorName, findNameAt, listOccurrences, type NameOccurrence } from './name-occurrences';
import type { PlaceInPolicy, PolicyText } from './place-in-policy';
import { isScalarPlace, listTreePlaces } from './tree-place';
import { listPolicyNames } from './policy-names';

/** A new name in all its places, or why it cannot be given. */
export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly refusal: Bilingual };

const longestName = 64;

/** Finds the name at a place that can be changed, with its range. */
export function prepareRename(scene: PlaceInPolicy): { readonly range: TextRange; readonly name: string } | null {
  const found = findNameAt(scene);
  if (!found) return null;
  const isDeclared = listOccurrences(scene, found.name).some(({ role }) => role === 'declaration');
  return isDeclared ? { range: found.range, name: found.name.name } : null;
}

/**
 * Gives a parameter, definition, item, row or reading another name wherever it is named; refuses names that are no
 * names, that are taken, or that a formula would understand otherwise.
 *
 * Cost: the text is parsed once more.
 */
export function rename(scene: PlaceInPolicy, newName: string): Renaming {
  const found = prepareRename(scene) && findNameAt(scene);
  if (!found) {
    return refuse('这里没有可重命名的代号或名称。', 'There is no identifier or name to rename here.');
  }
  const name = newName.normalize('NFC').trim();
  if (name === found.name.name) return { edits: [] };
  const objection = found.name.kind === 'identifier' ? objectToIdentifier(scene, name) : objectToName(scene, name);
  if (objection) return { refusal: objection };
  const occurrences = listOccurrences(scene, found.name);
  const edits = occurrences.map(({ range }): TextEdit => ({ range, text: name }));
  return staysTheSame(scene, found.name, { ...found.name, name }, occurrences, edits)
    ? { edits }
    : refuse(
        `“${name}”在引用它的公式中会被理解成别的意思，请换一个名称。`,
        `In a formula that uses it, "${name}" would be understood as something else; choose another name.`,
      );
}

function objectToIdentifier(scene: PolicyText, name: string): Bilingual | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > longestName)
    return {
      zh: `“${name}”不能作代号：代号以小写字母开头，只含小写字母、数字和连字符，不超过 ${longestName} 个字符。`,
      en: `"${name}" is no identifier: it starts with a lower-case letter and has lower-case letters, digits and hyphens only, at most ${longestName}.`,
    };
  if (name === 'policy')
    return {
      zh: '“policy”专指政策文件本身，请换一个代号。',
      en: '"policy" means the policy itself; choose another identifier.',
    };
  if (
    listOccurrences(scene, { kind: 'identifier', name }).some(({ role }) => role === 'declaration') ||
    namesOfParts(scene).has(name)
  )
    return taken(name);
  return null;
}

function objectToName(scene: PolicyText, name: string): Bilingual | null {
  if (!isName(name) || name.length > longestName)
    return {
      zh: `“${name}”不能作名称：名称由文字、数字和下划线组成，不以数字开头，不含空格和标点，也不能是公式中的保留词。`,
      en: `"${name}" is no name: a name has letters, digits and underscores, does not start with a digit, and is no word of the formula language.`,
    };
  if (
    namesOfParts(scene).has(name) ||
    listOccurrences(scene, { kind: 'identifier', name }).some(({ role }) => role === 'declaration')
  )
    return taken(name);
  const { vocabulary } = scene;
  const scope = { vocabulary, trigger: null, parameters: new Map(), definitions: new Set<string>() };
  const variables = listVariables(scope).flatMap(({ names }) => names);
  if ([...variables, '事件', 'event', ...listEventKindWords(vocabulary)].includes(name))
    return {
      zh: `“${name}”已是公式中的固定用词（如企业、基准日或事件种类），请换一个名称。`,
      en: `"${name}" already has a meaning in formulas, such as the enterprise or a kind of event; choose another name.`,
    };
  return null;
}

function namesOfParts({ reading }: PolicyText): ReadonlySet<string> {
  const { parameters, definitions } = listPolicyNames(reading.tree);
  return new Set([...parameters, ...definitions].map(({ name }) => name));
}

function taken(name: string): Bilingual {
  return {
    zh: `“${name}”在本政策中已经使用，请换一个。`,
    en: `"${name}" is already used in this policy; choose another.`,
  };
}

function refuse(zh: string, en: string): Renaming {
  return { refusal: { zh, en } };
}

/** Whether the new name stands exactly where the old one did: nothing hides it, and it joins no word before it. */
function staysTheSame(
  scene: PlaceInPolicy,
  before: AuthorName,
  after: AuthorName,
  occurrences: readonly NameOccurrence[],
  edits: readonly TextEdit[],
): boolean {
  const text = applyEdits(scene.text, edits);
  const path = scene.reading.file.path;
  const tree = parseSource({ path, text }).value;
  const changed: PolicyText = {
    text,
    vocabulary: scene.vocabulary,
    reading: { file: { path, text }, tree, canonical: null, checked: null, diagnostics: [] },
  };
  const growth = after.name.length - before.name.length;
  const now = listOccurrences(changed, after).map(({ range }) => range.start);
  const wanted = occurrences.map(({ range }, index) => range.start + index * growth);
  return (
    now.length === wanted.length && now.every((start, index) => start === wanted[index]) && sameScalars(scene, changed)
  );
}

function sameScalars(one: PolicyText, other: PolicyText): boolean {
  return listTreePlaces(one).filter(isScalarPlace).length === listTreePlaces(other).filter(isScalarPlace).length;
}
