/** What a new policy is about. */
export type TemplateKind = 'award' | 'subsidy' | 'text';

export interface TemplateChoices {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly region: string;
  readonly regionName: string;
  readonly level: 'nation' | 'province' | 'city' | 'district';
  readonly kind: TemplateKind;
  /** First year of validity. */
  readonly year: number;
}
