import {
  compareDocuments,
  describeDifference,
  isPolicyFile,
  readPolicy,
  type Bilingual,
  type PolicyReading,
  type Vocabulary,
} from '../../engine/index';

/** What one text of a document says otherwise than another, in words. */
export type VersionComparison =
  | {
      readonly kind: 'compared';
      /** What the rules know of, then what is for readers alone; both empty where only layout or comments differ. */
      readonly rules: readonly Bilingual[];
      readonly wording: readonly Bilingual[];
    }
  /** One of the texts cannot be read as a policy. */
  | { readonly kind: 'unreadable' }
  /** The file is no policy: its texts are compared as texts. */
  | { readonly kind: 'plain' };

export interface VersionPair {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Readings of the last texts: each version is compared with the one before and the one after. */
const remembered = 6;

/** Compares texts of a document by what they say; keeps the readings of the last few. */
export class VersionReader {
  private readonly readings = new Map<string, PolicyReading>();
  private words: Vocabulary | null = null;

  compare({ path, before, after }: VersionPair, vocabulary: Vocabulary): VersionComparison {
    if (!isPolicyFile({ path, text: '' })) return { kind: 'plain' };
    if (this.words !== vocabulary) this.readings.clear();
    this.words = vocabulary;
    const [old, fresh] = [this.read(path, before, vocabulary).checked, this.read(path, after, vocabulary).checked];
    if (!old || !fresh) return { kind: 'unreadable' };
    const differences = compareDocuments(old, fresh);
    const describe = (weight: 'rules' | 'words') =>
      differences.filter((difference) => difference.weight === weight).map(describeDifference);
    return { kind: 'compared', rules: describe('rules'), wording: describe('words') };
  }

  private read(path: string, text: string, vocabulary: Vocabulary): PolicyReading {
    const key = `${path}\n${text}`;
    const reading = this.readings.get(key) ?? readPolicy({ path, text }, vocabulary);
    this.readings.delete(key);
    this.readings.set(key, reading);
    for (const oldest of [...this.readings.keys()].slice(0, -remembered)) this.readings.delete(oldest);
    return reading;
  }
}
