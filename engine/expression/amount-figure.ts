import type { CheckedExpression } from './checked-expression';

/** A figure with its modality. Bounds are expressions: literals, parameters or formulas. Units: money in yuan, rate or number, as typed. */
export type AmountFigure =
  | { readonly modality: 'exactly'; readonly value: CheckedExpression }
  | { readonly modality: 'upTo'; readonly value: CheckedExpression }
  | { readonly modality: 'atLeast'; readonly value: CheckedExpression }
  | { readonly modality: 'between'; readonly low: CheckedExpression; readonly high: CheckedExpression };

/** Gives the figure of a cap: 'at most 500,000' is a cap of 500,000, whatever modality it is written with. */
export function capFigure(figure: AmountFigure): AmountFigure {
  if (figure.modality !== 'upTo') return figure;
  let cap = caps.get(figure);
  if (!cap) {
    cap = { ...figure, modality: 'exactly' };
    caps.set(figure, cap);
  }
  return cap;
}

const caps = new WeakMap<AmountFigure, AmountFigure>();

/** Gives the ends of a figure as `lower` writes its bounds; null has no upper end. `nothing` is where 'up to' begins. */
export function figureEnds<End>(
  figure: AmountFigure,
  lower: (bound: CheckedExpression) => End,
  nothing: End,
): { readonly low: End; readonly high: End | null } {
  if (figure.modality === 'between') return { low: lower(figure.low), high: lower(figure.high) };
  const end = lower(figure.value);
  return { low: figure.modality === 'upTo' ? nothing : end, high: figure.modality === 'atLeast' ? null : end };
}
