import type { Bilingual } from '../diagnostics/diagnostic';

/** The words policies and enterprise facts are written in: built-in data plus that of the workspace. */
export interface Vocabulary {
  readonly facts: FactVocabulary;
  readonly titles: readonly Title[];
  readonly titleFamilies: readonly TitleFamily[];
  readonly regions: readonly Region[];
  readonly sizeClasses: readonly SizeClassRow[];
  readonly industries: readonly Industry[];
}

export interface FactVocabulary {
  /** Facts of the enterprise itself. */
  readonly enterprise: readonly FactField[];
  /** Kinds of dated events. */
  readonly collections: readonly EventCollection[];
}

export interface EventCollection {
  /** Canonical identifier, the key in enterprise files: `recognitions`. */
  readonly id: string;
  /** Word used for one event and for the list in policies: 认定 / recognition. */
  readonly label: Bilingual;
  readonly aliases: readonly string[];
  readonly description: Bilingual;
  /** Field with the day the event counts on; null when events of the kind carry no single day. */
  readonly dateField: string | null;
  /** Field with the place that jurisdiction is tested on; null: the present seat of the enterprise. */
  readonly placeField: string | null;
  readonly fields: readonly FactField[];
}

export interface FactField {
  readonly id: string;
  readonly label: Bilingual;
  readonly aliases: readonly string[];
  readonly description: Bilingual;
  readonly type: FactType;
  /**
   * What a missing value means: `unknown` (nobody knows: three-valued logic) or `none`
   * (there is none, such as no end of validity). A default stands in where one is given.
   */
  readonly absent: 'unknown' | 'none';
  readonly default?: string | number | boolean;
  /** What a number counts; numbers that count different things are neither compared nor added. */
  readonly unit?: CountUnit;
  /** A field beside it: this one says that the event is the first with that value. */
  readonly firstOf?: string;
  /** Whether money or a number may be negative, as a profit may. */
  readonly signed?: boolean;
  /**
   * Worked out by the reader from other fields. `titleFamily` is never typed; `titleLevel` (part of a title + level
   * pair) and `sizeClass` may be, and then count as typed.
   */
  readonly derived?: 'titleFamily' | 'titleLevel' | 'sizeClass';
}

export type CountUnit = 'person' | 'item' | 'month' | 'year' | 'day' | 'calendarYear';

export type FactType =
  | { readonly kind: 'text' | 'number' | 'rate' | 'money' | 'date' | 'boolean' | 'title' | 'region' | 'industry' }
  | { readonly kind: 'enumeration'; readonly values: readonly EnumerationValue[] }
  | { readonly kind: 'months' };

export interface EnumerationValue {
  /** Canonical value used in plans and exports. */
  readonly id: string;
  readonly label: Bilingual;
  readonly aliases: readonly string[];
  /** Rank of graded values, such as accident severity; higher is graver or higher. */
  readonly rank?: number;
}

/** Titles of one recognition at its several levels. */
export interface TitleFamily {
  readonly id: string;
  readonly label: Bilingual;
}

export interface Title {
  /** family/level, such as `srdi-sme/province`. */
  readonly id: string;
  /** Recognition this title belongs to; highest-only rules compare levels within it. */
  readonly family: string;
  readonly level: 'nation' | 'province' | 'city' | 'district';
  /** Canonical name with its level: 省级“专精特新”中小企业. */
  readonly name: Bilingual;
  /** Name without the level, as it stands in a `title` + `level` pair: “专精特新”中小企业. */
  readonly bareName: string;
  readonly aliases: readonly string[];
}

/** GB/T 2260 area; `parent` is the code of the area that contains it. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** GB/T 4754 section or division. */
export interface Industry {
  readonly code: string;
  readonly name: Bilingual;
  readonly parent: string | null;
}

/** A row of the 2011 size-class standard; limits are inclusive lower bounds, null where not used. Units: persons, yuan. */
export interface SizeClassRow {
  readonly id: string;
  readonly name: Bilingual;
  /** Industry codes (sections, divisions or groups) the row holds for. */
  readonly industries: readonly string[];
  readonly large: SizeLimits;
  readonly medium: SizeLimits;
  readonly small: SizeLimits;
}

export interface SizeLimits {
  readonly employees: number | null;
  readonly revenueYuan: number | null;
  readonly assetsYuan: number | null;
}
