import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView, MigrationView } from '../../main/ipc/contract';
import { ComparisonSections } from '../compare/comparison-sections';
import { requestHost } from '../host';
import { reportFailure } from '../state/report-failure';
import { useBilingual, useServices } from '../ui/services';
import { TryAgain } from './bundle-vectors';

/** What a bundle of older form becomes when it is released anew: its form, and what its rules give then. */
export function BundleMigration({ bundle: { id } }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const speak = useBilingual();
  const [view, setView] = useState<MigrationView | 'working' | null>('working');
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    requestHost('bundle:migration', { bundle: id }).then(
      (answer) => !left && setView(answer),
      (failure: unknown) => {
        if (left) return;
        setView(null);
        reportFailure(store, failure);
      },
    );
    return () => {
      left = true;
    };
  }, [id, store, round]);
  const again = () => {
    setView('working');
    setRound((count) => count + 1);
  };
  if (view === 'working') return <p className="quiet">{t('check.working')}</p>;
  if (view === null) return <TryAgain again={again} />;
  return (
    <div className="bundle" data-testid="migration">
      <p className="quiet">{t('check.migrationLead', { before: view.before, after: view.after })}</p>
      <Form form={view.form} />
      {view.leftBehind.length > 0 && (
        <section data-testid="migration-left-behind">
          <h3>{t('check.leftBehind')}</h3>
          <ul>
            {view.leftBehind.map((each, index) => (
              <li key={index}>{speak(each)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('check.behaviour')}</h3>
        <div className="release">
          <ComparisonSections comparison={view} />
        </div>
      </section>
    </div>
  );
}

function Form({ form }: Pick<MigrationView, 'form'>) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <section data-testid="migration-form" data-count={form.length}>
      <h3>{t('check.form')}</h3>
      {form.length === 0 && <p>{t('check.sameForm')}</p>}
      <dl className="form-changes">
        {form.map(({ what, names }) => (
          <div key={what.en}>
            <dt>{speak(what)}</dt>
            <dd>
              {names.map((name) => (
                <code key={name}>{name}</code>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
