import { useTranslation } from 'react-i18next';
import type { Line } from '../../engine/index';
import { PlaceLink } from '../study/place-link';
import { useApp } from '../ui/services';

/** The readings a payment rests on, each with the question and what was chosen. */
export function LineReadings({ line }: { readonly line: Line }) {
  const { t } = useTranslation('words');
  const path = useApp(
    ({ simulation }) => simulation?.policies.find(({ policy }) => policy === line.policy)?.path ?? null,
  );
  const recorded = useApp(({ analyses }) => (path === null ? undefined : analyses[path]?.policy?.view?.readings));
  if (line.readings.length === 0) return null;
  return (
    <div className="why-lines" data-testid="line-readings">
      <h4>{t('why.readings')}</h4>
      <ul>
        {line.readings.map((id) => {
          const reading = recorded?.find((each) => each.id === id);
          return (
            <li key={id} className="line-reading">
              {path !== null && reading ? (
                <>
                  <PlaceLink path={path} pointer={reading.pointer} name={id} /> {reading.question}{' '}
                  <strong>{reading.chosen}</strong>
                </>
              ) : (
                id
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
