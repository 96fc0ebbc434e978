import { useTranslation } from 'react-i18next';
import { isNothing } from '../../engine/index';
import { revealPointer } from '../editor/editor-commands';
import { writeInterval } from '../simulation/money-text';
import { useBilingual, useLanguage, useServices } from '../ui/services';
import type { PoliciesView, SideMoneyView, SubjectEntryView, SubjectRowView } from '../worker/policies-view';

type Paths = { readonly left: string; readonly right: string };
const sides = ['left', 'right'] as const;

interface SubjectTableProps {
  readonly view: PoliciesView;
  readonly paths: Paths;
  readonly onlyDiffering: boolean;
}

/** A row for each subject: what either policy says, and what the sample enterprises receive for it. */
export function SubjectTable({ view, paths, onlyDiffering }: SubjectTableProps) {
  const { t } = useTranslation('words');
  const rows = view.rows.filter(({ state }) => !onlyDiffering || state !== 'same');
  const topics = [...new Set(rows.map(({ topic }) => topic))];
  const { unplaced } = view;
  return (
    <>
      <p className="quiet">{t('policies.basis', { year: view.year, count: view.population })}</p>
      <div className="table-scroll policies-scroll" tabIndex={0} role="region" aria-label={t('policies.list')}>
        <table className="subjects">
          <thead>
            <tr>
              <th scope="col">{t('policies.subject')}</th>
              <th scope="col">{view.titles.left}</th>
              <th scope="col">{view.titles.right}</th>
            </tr>
          </thead>
          {topics.map((topic) => (
            <tbody key={topic}>
              <tr>
                <th colSpan={3} scope="rowgroup" className="subjects-topic">
                  {t(`policies.topics.${topic}`)}
                </th>
              </tr>
              {rows
                .filter((row) => row.topic === topic)
                .map((row) => (
                  <SubjectLine key={row.key} row={row} paths={paths} />
                ))}
            </tbody>
          ))}
          <tfoot>
            {sides.some((side) => unplaced[side].helped > 0) && (
              <tr>
                <th scope="row">{t('policies.unplaced')}</th>
                {sides.map((side) => (
                  <td key={side}>
                    <Money money={unplaced[side]} />
                  </td>
                ))}
              </tr>
            )}
            <tr data-testid="policies-total">
              <th scope="row">{t('policies.total')}</th>
              {sides.map((side) => (
                <td key={side}>
                  <Money money={view.total[side]} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

function SubjectLine({ row, paths }: { readonly row: SubjectRowView; readonly paths: Paths }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <tr data-testid="subject" data-key={row.key} data-state={row.state}>
      <th scope="row">
        {speak(row.label)} <span className={`badge subject-${row.state}`}>{t(`policies.states.${row.state}`)}</span>
      </th>
      {sides.map((side) => (
        <td key={side} data-side={side}>
          {row[side].length === 0 ? (
            <span className="quiet">{t('policies.nothing')}</span>
          ) : (
            <ul>
              {row[side].map((entry, index) => (
                <li key={index}>
                  <Entry entry={entry} path={paths[side]} />
                </li>
              ))}
            </ul>
          )}
          {row.money && row[side].length > 0 && <Money money={row.money[side]} />}
        </td>
      ))}
    </tr>
  );
}

function Entry({ entry, path }: { readonly entry: SubjectEntryView; readonly path: string }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const services = useServices();
  const { says, conditions, limits, clause, article, pointer } = entry;
  const name = clause ?? (article === null ? null : t('policies.article', { article }));
  const jump = () => {
    if (pointer === null) return;
    services.store.dispatch({ type: 'dialogClosed' });
    void revealPointer(services, path, pointer);
  };
  return (
    <>
      {name !== null && pointer !== null && (
        <button
          type="button"
          className="clause-link"
          title={t('study.jump')}
          aria-label={`${t('study.jump')}: ${name}`}
          onClick={jump}
        >
          {name}
        </button>
      )}{' '}
      <b>{speak(says)}</b>
      {[...conditions, ...limits].map((words, index) => (
        <span key={index} className="subject-term">
          {speak(words)}
        </span>
      ))}
    </>
  );
}

function Money({ money }: { readonly money: SideMoneyView }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const { enterprise, individual, helped } = money;
  return (
    <p className="subject-money">
      <span className="interval">{t('policies.received', { amount: writeInterval(enterprise, language) })}</span>{' '}
      <span className="quiet">{t('policies.helped', { count: helped })}</span>
      {!isNothing(individual) && (
        <span> {t('policies.individual', { amount: writeInterval(individual, language) })}</span>
      )}
    </p>
  );
}
