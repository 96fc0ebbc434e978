import { Checkbox, Input, Select } from 'antd';
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimulationView } from '../worker/simulation-view';
import { EnterpriseRows } from './enterprise-rows';
import { orderRows, type RowOrder, type ShareName } from './order-rows';
import { useClear } from '../ui/use-clear';

interface EnterpriseTableProps {
  readonly view: SimulationView;
  /** Those that change one way, alone; null for all. */
  readonly share: ShareName | null;
}

/** The enterprises with what they receive; each opens to its payments. */
export const EnterpriseTable = memo(function EnterpriseTable({ view, share }: EnterpriseTableProps) {
  const { t } = useTranslation('words');
  const clear = useClear();
  const [order, setOrder] = useState<RowOrder>('name');
  const [search, setSearch] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const deferred = useDeferredValue(view);
  const rows = useMemo(
    () => orderRows(deferred.rows, order, search, changedOnly, share),
    [deferred, order, search, changedOnly, share],
  );
  const toggle = useCallback((id: string) => {
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  return (
    <>
      <div className="table-tools">
        <Input
          size="small"
          allowClear={clear}
          value={search}
          placeholder={t('simulation.search')}
          aria-label={t('simulation.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select<RowOrder>
          size="small"
          value={order}
          aria-label={t('simulation.sortLabel')}
          popupMatchSelectWidth={false}
          options={(['name', 'amount', 'change'] as const).map((value) => ({
            value,
            label: t(`simulation.sort.${value}`),
          }))}
          onChange={setOrder}
        />
        <Checkbox checked={changedOnly} onChange={(event) => setChangedOnly(event.target.checked)}>
          {t('simulation.changedOnly')}
        </Checkbox>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('simulation.enterprise')}>
        <table className="enterprises" data-testid="simulation-table">
          <colgroup>
            <col />
            <col />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('simulation.enterprise')}</th>
              <th scope="col" className="money">
                {t('simulation.amount')}
              </th>
              <th scope="col" className="money">
                {t('simulation.difference')}
              </th>
              <th scope="col">{t('simulation.needed')}</th>
            </tr>
          </thead>
          {rows.map((row) => (
            <EnterpriseRows key={row.id} row={row} open={open.has(row.id)} toggle={toggle} />
          ))}
        </table>
      </div>
    </>
  );
});
