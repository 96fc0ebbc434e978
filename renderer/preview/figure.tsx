import type { FigureView } from '../worker/policy-view';

/** A figure; where it is a parameter, its value with the name beside it. */
export function Figure({ figure }: { readonly figure: FigureView }) {
  if (figure.resolved === null) return <span className="figure">{figure.written}</span>;
  return (
    <span className="figure" title={figure.written}>
      {figure.resolved}
    </span>
  );
}
