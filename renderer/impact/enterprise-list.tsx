import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImpactFull } from '../../main/ipc/population-contract';
import { Amount, Change } from '../simulation/amount';
import { useApp, useLanguage, useServices } from '../ui/services';
import { writeReason } from './report-tables';

/** The largest changes and the largest payments; each leads to the reasons of its enterprise. */
export function EnterpriseList({ report }: { readonly report: ImpactFull }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const language = useLanguage();
  const selected = useApp((state) => state.selection?.enterprise);
  const [wanted, choose] = useState<'changes' | 'largest' | null>(null);
  const list = wanted ?? (report.changes.length > 0 ? 'changes' : 'largest');
  const listed = report[list];
  return (
    <section className="impact-card" aria-label={t('impact.singly')} data-testid="impact-enterprises">
      <header className="impact-card-head">
        <h3>{t('impact.singly')}</h3>
        <Segmented<'changes' | 'largest'>
          size="small"
          value={list}
          aria-label={t('impact.singly')}
          options={(['changes', 'largest'] as const).map((value) => ({ value, label: t(`impact.list.${value}`) }))}
          onChange={choose}
        />
      </header>
      {listed.length === 0 ? (
        <p className="quiet impact-note">{t('impact.nobody')}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t(`impact.list.${list}`)}>
          <table className="impact-table">
            <thead>
              <tr>
                <th scope="col">{t('impact.enterprise')}</th>
                <th scope="col" className="number">
                  {t('impact.after')}
                </th>
                <th scope="col" className="number">
                  {t('impact.change')}
                </th>
              </tr>
            </thead>
            <tbody>
              {listed.map(({ id, name, before, after, because }) => (
                <tr key={id} className={selected === id ? 'selected' : ''}>
                  <th scope="row">
                    <button
                      type="button"
                      className="row-name"
                      data-testid={`impact-enterprise-${id}`}
                      onClick={() =>
                        store.dispatch({ type: 'lineSelected', selection: { enterprise: id, line: null } })
                      }
                    >
                      {name}
                    </button>
                    {because.length > 0 && (
                      <small className="quiet impact-because">
                        {because.map((reason) => writeReason(reason, { language })).join(t('common.semicolon'))}
                      </small>
                    )}
                  </th>
                  <td className="number">
                    <Amount value={after} />
                  </td>
                  <td className="number">
                    <Change now={after} before={before} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
