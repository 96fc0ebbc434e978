import type {
  IndustryVocabularyFile,
  RegionVocabularyFile,
  SizeClassVocabularyFile,
  TitleVocabularyFile,
} from '../../schemas/generated/types';
import { normaliseName } from '../vocabulary/normalise-name';
import { placeRegions } from '../vocabulary/region-hierarchy';
import type { Industry, SizeClassRow, Title, Vocabulary } from '../vocabulary/vocabulary';
import { sizeClassesFromFile, titlesFromFile } from '../vocabulary/vocabulary-from-file';
import type { VocabularyDocument } from './vocabulary-document';

/**
 * Adds titles and their families.
 *
 * Errors: vocabulary/duplicate-id, vocabulary/duplicate-name, vocabulary/unknown-reference.
 */
export function mergeTitles(
  vocabulary: Vocabulary,
  file: TitleVocabularyFile,
  document: VocabularyDocument,
): Vocabulary {
  const families = new Map(vocabulary.titleFamilies.map((family) => [family.id, family] as const));
  (file.families ?? []).forEach((family, index) => {
    if (families.has(family.id))
      document.report('vocabulary/duplicate-id', ['families', index, 'id'], { id: family.id });
    else families.set(family.id, family);
  });
  const titles = new Map(vocabulary.titles.map((title) => [title.id, title] as const));
  const names = new Map(vocabulary.titles.flatMap((title) => namesOf(title).map((name) => [name, title.id] as const)));
  titlesFromFile(file).forEach((title, index) => {
    const at = (key: string) => ['titles', index, key];
    if (titles.has(title.id)) return document.report('vocabulary/duplicate-id', at('id'), { id: title.id });
    if (!families.has(title.family)) {
      return document.report('vocabulary/unknown-reference', at('family'), { word: title.family });
    }
    if (title.id !== `${title.family}/${title.level}`) {
      return document.report('vocabulary/unknown-reference', at('id'), { word: title.id });
    }
    const taken = namesOf(title).find((name) => names.has(name));
    if (taken !== undefined) {
      const args = { name: taken, other: names.get(taken) ?? '', id: title.id };
      return document.report('vocabulary/duplicate-name', at('name'), args);
    }
    titles.set(title.id, title);
    for (const name of namesOf(title)) names.set(name, title.id);
  });
  return { ...vocabulary, titleFamilies: [...families.values()], titles: [...titles.values()] };
}

/** Adds areas; each lies in the areas its code says. Errors: vocabulary/duplicate-id. */
export function mergeRegions(
  vocabulary: Vocabulary,
  file: RegionVocabularyFile,
  document: VocabularyDocument,
): Vocabulary {
  const regions = new Map(vocabulary.regions.map(({ code, name }) => [code, { code, name }] as const));
  file.regions.forEach((region, index) => {
    if (regions.has(region.code)) {
      document.report('vocabulary/duplicate-id', ['regions', index, 'code'], { id: region.code });
    } else regions.set(region.code, region);
  });
  return { ...vocabulary, regions: placeRegions([...regions.values()]) };
}

/** Adds industries. Errors: vocabulary/duplicate-id, vocabulary/unknown-reference. */
export function mergeIndustries(
  vocabulary: Vocabulary,
  file: IndustryVocabularyFile,
  document: VocabularyDocument,
): Vocabulary {
  const industries = new Map(vocabulary.industries.map((industry) => [industry.code, industry] as const));
  file.industries.forEach(({ code, name, parent = null }, index) => {
    const added: Industry = { code, name, parent };
    if (industries.has(code)) document.report('vocabulary/duplicate-id', ['industries', index, 'code'], { id: code });
    else if (parent !== null && !industries.has(parent)) {
      document.report('vocabulary/unknown-reference', ['industries', index, 'parent'], { word: parent });
    } else industries.set(code, added);
  });
  return { ...vocabulary, industries: [...industries.values()] };
}

/** Adds rows of the size standard for industries that have none. Errors: vocabulary/duplicate-id. */
export function mergeSizeClasses(
  vocabulary: Vocabulary,
  file: SizeClassVocabularyFile,
  document: VocabularyDocument,
): Vocabulary {
  const rows: SizeClassRow[] = [...vocabulary.sizeClasses];
  sizeClassesFromFile(file).forEach((row, index) => {
    const covered = row.industries.find((code) => rows.some(({ industries }) => industries.includes(code)));
    const taken = rows.some(({ id }) => id === row.id) ? row.id : covered;
    const key = taken === row.id ? 'id' : 'industries';
    if (taken === undefined) rows.push(row);
    else document.report('vocabulary/duplicate-id', ['sizeClasses', index, key], { id: taken });
  });
  return { ...vocabulary, sizeClasses: rows };
}

function namesOf(title: Title): readonly string[] {
  return [...new Set([title.name.zh, title.name.en, ...title.aliases].map(normaliseName))];
}
