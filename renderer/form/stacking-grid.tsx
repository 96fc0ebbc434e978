import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemRelations } from '../../engine/index';
import { arrowSteps } from './arrow-steps';
import { isPlain, rulesOfPair } from './stacking-changes';
import type { RuleWords } from './stacking-words';

interface StackingGridProps {
  readonly relations: ItemRelations;
  readonly chosen: readonly [number, number] | null;
  readonly choose: (pair: readonly [number, number]) => void;
  readonly words: RuleWords;
}

/** Items by items: how each two combine. The arrow keys go from cell to cell; each pair stands there once. */
export function StackingGrid({ relations, chosen, choose, words }: StackingGridProps) {
  const { t } = useTranslation('words');
  const table = useRef<HTMLTableElement>(null);
  const { items } = relations;
  const [row, column] = chosen ?? [0, 0];
  const go = (event: KeyboardEvent, at: readonly [number, number]) => {
    const step = arrowSteps[event.key];
    if (!step) return;
    event.preventDefault();
    const [down, across] = [at[0] + step[0], at[1] + step[1]];
    if (down < 0 || across < 0 || down >= items.length || across > down) return;
    table.current?.querySelector<HTMLElement>(`[data-pair="${down} ${across}"]`)?.focus();
  };
  return (
    <div className="form-grid-box">
      <table className="form-grid stacking-grid" aria-label={t('stacking.between')} ref={table}>
        <thead>
          <tr>
            <th scope="col">{t('stacking.item')}</th>
            {items.map((item, index) => (
              <th key={index} scope="col" title={words.name(item)}>
                {index + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, down) => (
            <tr key={down}>
              <th scope="row">
                {down + 1} {words.name(item)}
              </th>
              {items.slice(0, down + 1).map((other, across) => {
                const rules = rulesOfPair(relations, down, across);
                const text = rules.map((rule) => `${words.short(rule)}${isPlain(rule) ? '' : t('stacking.partly')}`);
                const names = `${words.name(item)} × ${words.name(other)}`;
                const said = text.length > 0 ? text.join(t('common.separator')) : t('stacking.unsaid');
                return (
                  <td key={across}>
                    <button
                      type="button"
                      className={`stacking-cell${rules.length > 1 ? ' stacking-two' : ''}`}
                      data-pair={`${down} ${across}`}
                      aria-label={`${names}: ${said}`}
                      title={names}
                      aria-pressed={chosen !== null && row === down && column === across}
                      tabIndex={row === down && column === across ? 0 : -1}
                      onClick={() => choose([down, across])}
                      onKeyDown={(event) => go(event, [down, across])}
                    >
                      {text.length > 0 ? text.join(' + ') : '—'}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
