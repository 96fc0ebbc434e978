import { createContext, Fragment, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingView } from '../worker/policy-view';

/** The readings of the policy that is shown, by which its items name them. */
export const PolicyReadings = createContext<readonly ReadingView[]>([]);

/** The readings an item rests on: each says its question and what was chosen, and leads to it. */
export function ReadingLinks({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('words');
  const readings = useContext(PolicyReadings);
  return ids.map((id, index) => {
    const reading = readings.find((each) => each.id === id);
    return (
      <Fragment key={id}>
        {index > 0 && t('common.separator')}
        {reading ? (
          <button
            type="button"
            className="reveal reading-link"
            title={`${reading.question}\n${reading.chosen}`}
            data-goto={reading.pointer}
          >
            {id}
          </button>
        ) : (
          id
        )}
      </Fragment>
    );
  });
}
