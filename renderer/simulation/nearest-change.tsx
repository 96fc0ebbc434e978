import { BulbOutlined, LoadingOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnterpriseResult, FactChange } from '../../engine/index';
import { useBilingual, useLanguage, useServices } from '../ui/services';
import type { NearestView } from '../worker/study-view';
import { writeQuantity } from './money-text';

interface NearestChangeProps {
  readonly result: EnterpriseResult;
  readonly policy: string;
  readonly item: string;
}

/** What was told holds for the result it was asked about. */
type Answer = { readonly about: EnterpriseResult } & (
  { readonly state: 'asking' } | { readonly state: 'told'; readonly view: NearestView | null }
);

/** Works out on demand which fewest facts would bring an item, and from which day on. */
export function NearestChange({ result, policy, item }: NearestChangeProps) {
  const { t } = useTranslation('words');
  const { study } = useServices();
  const [given, setAnswer] = useState<Answer | null>(null);
  const answer = given?.about === result ? given : null;
  const ask = async () => {
    setAnswer({ about: result, state: 'asking' });
    const { enterprise, year } = result;
    const view = await study.ask('change:nearest', { enterprise, year, policy, item });
    setAnswer({ about: result, state: 'told', view });
  };
  return (
    <div className="nearest" role="status" data-testid="nearest">
      {!answer && (
        <button type="button" className="nearest-ask" onClick={() => void ask()}>
          <BulbOutlined aria-hidden="true" /> {t('nearest.ask')}
        </button>
      )}
      {answer?.state === 'asking' && (
        <span className="quiet">
          <LoadingOutlined aria-hidden="true" /> {t('nearest.asking')}
        </span>
      )}
      {answer?.state === 'told' && (answer.view ? <Told view={answer.view} year={result.year} /> : t('nearest.none'))}
    </div>
  );
}

function Told({ view, year }: { readonly view: NearestView; readonly year: number }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const amount = writeQuantity(view.grants, view.unit, language);
  return (
    <>
      <ul>
        {view.changes.map((change) => (
          <Change key={`${change.kind} ${change.path}`} change={change} />
        ))}
      </ul>
      <p>
        <strong>
          {view.year === year ? t('nearest.grants', { amount }) : t('nearest.grantsIn', { amount, year: view.year })}
        </strong>
        {view.earliest !== null && <span> {t('nearest.earliest', { day: view.earliest })}</span>}
      </p>
    </>
  );
}

function Change({ change }: { readonly change: FactChange }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const label = speak(change.label);
  const to = speak(change.to);
  if (change.kind === 'newEvent') return <li>{t('nearest.newEvent', { label, to })}</li>;
  if (change.kind === 'noEvent')
    return (
      <li>
        {t('nearest.noEvent', { label })} <code>{change.path}</code>
      </li>
    );
  const from = change.from ? speak(change.from) : t('nearest.missing');
  return <li>{t('nearest.change', { label, from, to })}</li>;
}
