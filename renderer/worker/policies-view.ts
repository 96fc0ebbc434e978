import type { Bilingual, MoneyInterval, SubjectRow } from '../../engine/index';

/** What one clause says, with the place it stands at. */
export interface SubjectEntryView {
  readonly says: Bilingual;
  readonly conditions: readonly Bilingual[];
  readonly limits: readonly Bilingual[];
  readonly clause: string | null;
  readonly article: string | null;
  /** Where it stands in the document; null for what the header alone says. */
  readonly pointer: string | null;
}

export interface SideMoneyView {
  readonly enterprise: MoneyInterval;
  readonly individual: MoneyInterval;
  readonly helped: number;
}

export interface SidesMoneyView {
  readonly left: SideMoneyView;
  readonly right: SideMoneyView;
}

export interface SubjectRowView {
  readonly key: string;
  readonly topic: SubjectRow['topic'];
  readonly label: Bilingual;
  readonly state: SubjectRow['state'];
  readonly left: readonly SubjectEntryView[];
  readonly right: readonly SubjectEntryView[];
  /** Null where the subject is none that money is paid for. */
  readonly money: SidesMoneyView | null;
}

/** Two policies of the workspace side by side, by what their clauses are about. */
export interface PoliciesView {
  readonly year: number;
  /** How many enterprises were simulated. */
  readonly population: number;
  readonly titles: { readonly left: string; readonly right: string };
  readonly rows: readonly SubjectRowView[];
  readonly unplaced: SidesMoneyView;
  readonly total: SidesMoneyView;
}
