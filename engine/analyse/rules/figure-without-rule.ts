import type { Fix, TextRange } from '../../diagnostics/diagnostic';
import { descend } from '../../check/pointer';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { labelOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';
import { listToldItems, writeFigure, type StatedFigure, type ToldItem } from '../stated-figures';

/** What a sentence says is paid, some rule pays. */
export function findFiguresWithoutRule(analysis: Analysis, scope: PolicyScope): void {
  for (const told of listToldItems(scope)) {
    const { item, pointer } = told.placed;
    const gist = descend(pointer, 'gist');
    for (const figure of told.unbacked) {
      const range = locate(analysis, scope, gist, figure);
      report(analysis, scope, {
        code: 'analyse/figure-without-rule',
        at: range ?? { pointer: gist },
        args: { figure: figure.text, item: labelOfItem(scope, item.id) },
        ...listClaimants(analysis, scope, scope.items.get(item.id) ?? []),
        fixes: range ? sayAsRule(told, figure, range) : [],
      });
    }
  }
}

/** Where one figure of the sentence and one of the rules of its kind find no partner, the one is meant by the other. */
function sayAsRule({ unbacked, unstated }: ToldItem, figure: StatedFigure, range: TextRange): readonly Fix[] {
  const alike = unbacked.filter(({ unit }) => unit === figure.unit);
  const meant = new Set(unstated.filter(({ unit }) => unit === figure.unit).map(writeFigure));
  const [text] = meant;
  if (alike.length !== 1 || meant.size !== 1 || text === undefined) return [];
  return [{ title: { zh: `要点改为“${text}”`, en: `Say “${text}” in the gist` }, edits: [{ range, text }] }];
}

/** Where the figure stands in the text; null where the sentence is folded, escaped, or has it twice. */
function locate(analysis: Analysis, scope: PolicyScope, pointer: string, { text }: StatedFigure): TextRange | null {
  const around = scope.checked.source.map.valueRange(pointer);
  const written = analysis.texts.get(scope.file)?.slice(around.start, around.end) ?? '';
  const at = written.indexOf(text);
  const isInside = /\d/.test(written.charAt(at - 1));
  if (at < 0 || isInside || written.includes(text, at + 1)) return null;
  return { start: around.start + at, end: around.start + at + text.length };
}
