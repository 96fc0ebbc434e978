import type {
  FactVocabularyFile,
  IndustryVocabularyFile,
  RegionVocabularyFile,
  SizeClassVocabularyFile,
  TitleVocabularyFile,
} from '../../schemas/generated/types';
import facts from './data/facts.json';
import industries from './data/industries.json';
import regions from './data/regions.json';
import sizeClasses from './data/size-classes.json';
import titles from './data/titles.json';
import { placeRegions } from './region-hierarchy';
import type { Industry, Vocabulary } from './vocabulary';
import { factsFromFile, sizeClassesFromFile, titlesFromFile } from './vocabulary-from-file';

// TypeScript widens the words of a JSON module to `string`; a test validates the files against their schemas.
const industryFile: IndustryVocabularyFile = industries;
const regionFile: RegionVocabularyFile = regions;
const sizeClassFile: SizeClassVocabularyFile = sizeClasses;
const titleFile = titles as TitleVocabularyFile;

/** The vocabulary that comes with the product; a workspace can add to it. */
export const builtinVocabulary: Vocabulary = {
  facts: factsFromFile(facts as FactVocabularyFile),
  titleFamilies: titleFile.families ?? [],
  titles: titlesFromFile(titleFile),
  regions: placeRegions(regionFile.regions),
  industries: industryFile.industries.map((industry): Industry => ({ parent: null, ...industry })),
  sizeClasses: sizeClassesFromFile(sizeClassFile),
};
