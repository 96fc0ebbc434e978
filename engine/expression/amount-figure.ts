import type { CheckedExpression } from './checked-expression';

/** A figure with its modality. Bounds are expressions: literals, parameters or formulas. Units: money in yuan, rate or number, as typed. */
export type AmountFigure =
  | { readonly modality: 'exactly'; readonly value: CheckedExpression }
  | { readonly modality: 'upTo'; readonly value: CheckedExpression }
  | { readonly modality: 'atLeast'; readonly value: CheckedExpression }
  | { readonly modality: 'between'; readonly low: CheckedExpression; readonly high: CheckedExpression };
