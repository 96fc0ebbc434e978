/** Static types of the expression language; units are part of the type. */
export type ExpressionType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'rate' }
  | { readonly kind: 'money' }
  | { readonly kind: 'date' }
  | { readonly kind: 'null' }
  /** A closed list of values: `id` names it (a vocabulary or a fact), values are canonical. */
  | { readonly kind: 'enumeration'; readonly id: string }
  | { readonly kind: 'title' }
  | { readonly kind: 'region' }
  | { readonly kind: 'industry' }
  /** The enterprise or one of its events: `collection` is null for the enterprise itself. */
  | { readonly kind: 'record'; readonly collection: string | null }
  | { readonly kind: 'list'; readonly of: ExpressionType };
