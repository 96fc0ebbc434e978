import type { FigureView } from '../worker/policy-view';
import { Editable } from './editable';

/** A figure; where it is a parameter, its value with the name beside it. A click changes it at its place. */
export function Figure({ figure }: { readonly figure: FigureView }) {
  if (figure.resolved === null)
    return (
      <Editable pointer={figure.pointer} className="figure">
        {figure.written}
      </Editable>
    );
  return (
    <Editable pointer={figure.pointer} className="figure" title={figure.written}>
      {figure.resolved}
    </Editable>
  );
}
