import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { isNothing } from '../../engine/index';
import type { SimulationSelection } from '../state/app-state';
import { useBilingual, useServices } from '../ui/services';
import type { EnterpriseRow, LineRow } from '../worker/simulation-view';
import { Amount, Change } from './amount';

interface EnterpriseRowsProps {
  readonly row: EnterpriseRow;
  /** What of it is selected; null for nothing. */
  readonly selection: SimulationSelection | null;
  readonly open: boolean;
  readonly toggle: (id: string) => void;
}

/** One enterprise: its total, and its payments when opened. */
export const EnterpriseRows = memo(function EnterpriseRows({ row, selection, open, toggle }: EnterpriseRowsProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const select = () => store.dispatch({ type: 'lineSelected', selection: { enterprise: row.id, line: null } });
  const opens = row.lines.length + row.unquantified + row.services > 0;
  const Caret = open ? CaretDownOutlined : CaretRightOutlined;
  return (
    <>
      <tr className={selection?.line === null ? 'enterprise selected' : 'enterprise'} onClick={select}>
        <th scope="row">
          <span className="row-cell">
            <button
              type="button"
              className="caret"
              disabled={!opens}
              aria-expanded={open}
              aria-label={t(open ? 'simulation.collapse' : 'simulation.expand', { name: row.name })}
              onClick={(event) => {
                event.stopPropagation();
                toggle(row.id);
              }}
            >
              {opens && <Caret aria-hidden="true" />}
            </button>
            <button type="button" className="row-name" data-testid={`enterprise-${row.id}`} onClick={select}>
              {row.name}
            </button>
            {row.excluded !== 'no' && (
              <span className={row.excluded === 'yes' ? 'badge badge-error' : 'badge badge-warning'}>
                {t(row.excluded === 'yes' ? 'simulation.excluded' : 'simulation.maybeExcluded')}
              </span>
            )}
          </span>
        </th>
        <td className="money">
          {isNothing(row.total) && row.complete ? (
            <span className="quiet">{t('simulation.nothing')}</span>
          ) : (
            <Amount value={row.total} complete={row.complete} />
          )}
        </td>
        <td className="money">
          <Change now={row.total} before={row.baseTotal} />
        </td>
        <td className="needs" title={row.needs.map((need) => speak(need.label)).join('\n')}>
          {[...new Set(row.needs.map((need) => speak(need.label)))].join(t('common.separator'))}
        </td>
      </tr>
      {open &&
        row.lines.map((line) => (
          <PaymentRow key={line.id} enterprise={row.id} line={line} selected={selection?.line === line.id} />
        ))}
      {open && row.unquantified + row.services > 0 && <HelpRow row={row} select={select} />}
    </>
  );
});

/** What the enterprise can have beside stated money; the reasons list it. */
function HelpRow({ row, select }: { readonly row: EnterpriseRow; readonly select: () => void }) {
  const { t } = useTranslation('words');
  const words = [
    ...(row.unquantified > 0 ? [t('helps.rowUnquantified', { count: row.unquantified })] : []),
    ...(row.services > 0 ? [t('helps.rowServices', { count: row.services })] : []),
  ];
  return (
    <tr className="payment" onClick={select}>
      <th scope="row" colSpan={4}>
        <button type="button" className="row-name quiet" onClick={select}>
          {t('helps.rowMore', { list: words.join(t('common.separator')) })}
        </button>
      </th>
    </tr>
  );
}

interface PaymentRowProps {
  readonly enterprise: string;
  readonly line: LineRow;
  readonly selected: boolean;
}

const PaymentRow = memo(function PaymentRow({ enterprise, line, selected }: PaymentRowProps) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const select = () => store.dispatch({ type: 'lineSelected', selection: { enterprise, line: line.id } });
  return (
    <tr className={selected ? 'payment selected' : 'payment'} onClick={select}>
      <th scope="row">
        <span className="row-cell">
          <button type="button" className="row-name" data-testid={`line-${line.id}`} onClick={select}>
            {line.label}
          </button>
          <span className="row-clause">{line.clause ?? t('simulation.lineArticle', { article: line.article })}</span>
          {line.payee === 'individual' && <span className="badge">{t('simulation.toIndividual')}</span>}
        </span>
      </th>
      <td className="money">
        <Amount value={line.amount} complete={!line.incomplete} unit={line.unit} />
      </td>
      <td className="money">
        {line.change !== 'same' && (
          <span className="badge badge-change">
            {t(line.change === 'new' ? 'simulation.newRow' : 'simulation.sort.change')}
          </span>
        )}
      </td>
      <td className="quiet date">{line.date}</td>
    </tr>
  );
});
