/** What a new policy is about. */
export const templateKinds = ['tiered', 'award', 'subsidy', 'matching', 'text'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export interface TemplateChoices {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly region: string;
  readonly regionName: string;
  readonly level: 'nation' | 'province' | 'city' | 'district';
  readonly kind: TemplateKind;
  readonly docNumber?: string;
  /** First and last day; two calendar years from `year` on where nothing is said. */
  readonly effective?: { readonly from: string; readonly to: string };
  /** First year of validity. */
  readonly year: number;
}
