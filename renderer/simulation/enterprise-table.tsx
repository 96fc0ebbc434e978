import { Checkbox, Input, Select } from 'antd';
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../ui/services';
import type { EnterpriseRow, SimulationView } from '../worker/simulation-view';
import { EnterpriseRows } from './enterprise-rows';
import { orderRows, type RowOrder, type ShareName } from './order-rows';
import { useClear } from '../ui/use-clear';

/** Rows that are laid out and painted together, or not at all while they are off the screen. */
const GROUP = 25;
/** Of a row that was never on the screen. Units: rem. */
const ROW_HEIGHT = 1.86;

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
  const groups = useMemo(() => groupRows(rows), [rows]);
  const selection = useApp((state) => state.selection);
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
          {groups.map((group, index) => (
            <tbody key={index} style={{ containIntrinsicBlockSize: `auto ${group.length * ROW_HEIGHT}rem` }}>
              {group.map((row) => (
                <EnterpriseRows
                  key={row.id}
                  row={row}
                  selection={selection?.enterprise === row.id ? selection : null}
                  open={open.has(row.id)}
                  toggle={toggle}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
});

function groupRows(rows: readonly EnterpriseRow[]): readonly (readonly EnterpriseRow[])[] {
  return Array.from({ length: Math.ceil(rows.length / GROUP) }, (_, index) =>
    rows.slice(index * GROUP, (index + 1) * GROUP),
  );
}
