import { Checkbox, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogState } from '../state/app-state';
import { useApp, useServices } from '../ui/services';
import type { PoliciesView } from '../worker/policies-view';
import { SubjectTable } from './subject-table';
import './policies.css';

/** Two policies of the workspace side by side, by what their clauses are about; both can be chosen here. */
export function PoliciesDialog({ dialog }: { readonly dialog: Extract<DialogState, { kind: 'policies' }> }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const analyses = useApp((state) => state.analyses);
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const { left, right } = dialog;
  const { view, failed } = useComparison(left, right);
  const options = Object.entries(analyses).flatMap(([path, { policy }]) =>
    policy?.view ? [{ value: path, label: policy.view.head.title }] : [],
  );
  const open = (sides: { readonly left?: string; readonly right?: string }) =>
    store.dispatch({ type: 'dialogOpened', dialog: { ...dialog, ...sides } });
  return (
    <Modal
      open
      width="94vw"
      title={t('policies.title')}
      footer={null}
      onCancel={() => store.dispatch({ type: 'dialogClosed' })}
    >
      <div className="policies" data-testid="policies" data-ready={view !== null}>
        <div className="policies-choice">
          {(['left', 'right'] as const).map((side) => (
            <label key={side}>
              <span>{t(`policies.${side}`)}</span>
              <Select<string>
                value={dialog[side]}
                options={options}
                aria-label={t(`policies.${side}`)}
                data-testid={`policies-${side}`}
                popupMatchSelectWidth={false}
                onChange={(path) => open({ [side]: path })}
              />
            </label>
          ))}
          <Checkbox checked={onlyDiffering} onChange={({ target }) => setOnlyDiffering(target.checked)}>
            {t('policies.onlyDiffering')}
          </Checkbox>
        </div>
        {view ? (
          <SubjectTable view={view} paths={{ left, right }} onlyDiffering={onlyDiffering} />
        ) : (
          <p className="quiet" role="status">
            {t(failed ? 'policies.failed' : 'policies.working')}
          </p>
        )}
      </div>
    </Modal>
  );
}

/** The comparison of the newest texts in the year that is simulated. */
function useComparison(left: string, right: string): { readonly view: PoliciesView | null; readonly failed: boolean } {
  const { study } = useServices();
  const year = useApp((state) => state.year) ?? new Date().getFullYear();
  // A text may change outside while the comparison is looked at.
  const versions = useApp(({ analyses }) => [left, right].map((path) => analyses[path]?.version ?? 0).join());
  const key = `${left}\n${right}\n${year}\n${versions}`;
  const [made, setMade] = useState<{ readonly key: string; readonly view: PoliciesView | null } | null>(null);
  useEffect(() => {
    let stopped = false;
    void study.ask('policies:compare', { left, right, year }).then((view) => {
      if (!stopped) setMade({ key, view });
    });
    return () => {
      stopped = true;
    };
  }, [study, left, right, year, key]);
  const current = made?.key === key ? made : null;
  return { view: current?.view ?? null, failed: current !== null && current.view === null };
}
