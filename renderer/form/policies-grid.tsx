import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelatedPolicy } from '../worker/form-view';
import { arrowSteps } from './arrow-steps';
import { levelWords, type LevelWord } from './level-relations';

interface PoliciesGridProps {
  readonly policies: readonly RelatedPolicy[];
  readonly chosen: readonly [number, number] | null;
  readonly choose: (pair: readonly [number, number]) => void;
}

/** What a policy says of the money of the level that another belongs to; empty where it says nothing. */
function wordFor(own: RelatedPolicy, other: RelatedPolicy): LevelWord | null {
  const said = own.levels.find(({ level }) => level === other.level)?.word;
  return levelWords.find((word) => word === said) ?? null;
}

/** Policies by policies: what the one of the row says of the money of the one of the column. The arrow keys move. */
export function PoliciesGrid({ policies, chosen, choose }: PoliciesGridProps) {
  const { t } = useTranslation('words');
  const table = useRef<HTMLTableElement>(null);
  const [row, column] = chosen ?? [0, 1];
  const go = (event: KeyboardEvent, at: readonly [number, number]) => {
    const step = arrowSteps[event.key];
    if (!step) return;
    event.preventDefault();
    let [down, across] = at;
    // A policy has no cell with itself: the keyboard goes over it.
    do [down, across] = [down + step[0], across + step[1]];
    while (down === across);
    table.current?.querySelector<HTMLElement>(`[data-policies="${down} ${across}"]`)?.focus();
  };
  return (
    <div className="form-grid-box">
      <table className="form-grid stacking-grid" aria-label={t('across.title')} ref={table}>
        <thead>
          <tr>
            <th scope="col">{t('across.policy')}</th>
            {policies.map(({ path, title }, index) => (
              <th key={path} scope="col" title={title}>
                {index + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {policies.map((own, down) => (
            <tr key={own.path}>
              <th scope="row" title={own.title}>
                {down + 1} {own.title} <span className="quiet">{t(`level.${own.level}`)}</span>
              </th>
              {policies.map((other, across) => {
                if (down === across) return <td key={other.path} className="stacking-self" aria-hidden="true" />;
                const word = wordFor(own, other);
                const short =
                  own.level === other.level ? t('across.alike') : word === null ? '—' : t(`relation.${word}`);
                const said = own.level === other.level ? short : word === null ? t('across.unsaid') : short;
                return (
                  <td key={other.path}>
                    <button
                      type="button"
                      className="stacking-cell"
                      data-policies={`${down} ${across}`}
                      title={own.level === other.level ? t('across.alikeHint') : undefined}
                      aria-label={`${t('across.towards', { own: own.title, other: other.title })}: ${said}`}
                      aria-pressed={chosen !== null && row === down && column === across}
                      tabIndex={row === down && column === across ? 0 : -1}
                      onClick={() => choose([down, across])}
                      onKeyDown={(event) => go(event, [down, across])}
                    >
                      {short}
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
