import { parseFigure } from '../../values/figure-literal';
import { replaceText, type CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';
import { readFigure } from '../read-expression';

/** Caps are plain amounts of money: that they are an upper limit is what `cap` says. */
export function checkCapFigures(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'award', 'subsidy', 'allowance', 'stacking')) {
    if (context.draft.dropped.has(pointer)) continue;
    const stacking = item.kind === 'stacking';
    const amount = stacking ? (item.rule === 'sharedCap' ? item.amount : undefined) : item.cap?.amount;
    if (amount === undefined) continue;
    const at = stacking ? descend(pointer, 'amount') : descend(pointer, 'cap', 'amount');
    const figure = readFigure(context, at, amount, null, 'money');
    if (figure && figure.modality !== 'exactly') {
      const plain = writtenAmount(String(amount));
      const title = { zh: `只写数额：${plain}`, en: `Write the amount alone: ${plain}` };
      const fixes = plain === null ? [] : replaceText(context, at, plain, title);
      context.report('check/cap-with-modality', at, { text: String(amount) }, { fixes });
    }
    if (figure?.modality !== 'exactly') context.drop(pointer);
  }
}

function writtenAmount(text: string): string | null {
  const figure = parseFigure(text);
  return 'problem' in figure || figure.modality !== 'upTo' ? null : text.slice(figure.value.start, figure.value.end);
}
