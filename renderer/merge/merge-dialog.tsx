import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DescribedConflict, MergeSide, PolicyMerge } from '../../engine/index';
import { LostComments } from '../review/lost-comments';
import type { DialogState, MergeDecisions } from '../state/app-state';
import { fileName } from '../ui/file-name';
import { useApp, useBilingual, useServices } from '../ui/services';
import { takeMerge } from './take-merge';
import { useMerge } from './use-merge';
import './merge.css';

type Merged = Extract<PolicyMerge, { kind: 'merged' }>;

/** Merges unsaved text with what another program has written, field by field. */
export function MergeDialog({ dialog }: { readonly dialog: Extract<DialogState, { kind: 'merge' }> }) {
  const id = dialog.document;
  const { t } = useTranslation('words');
  const services = useServices();
  const { store } = services;
  const document = useApp((state) => state.documents[id]);
  const [decisions, setDecisions] = useState<MergeDecisions>(dialog.decisions ?? {});
  const made = useMerge(document, decisions);
  const merge = made?.merge ?? null;
  const merged = merge?.kind === 'merged' ? merge : null;
  const left = merged?.conflicts.filter((conflict) => decisions[conflict.id] === undefined).length ?? 0;
  const ready = merged !== null && merged.text !== null && left === 0 && made?.decisions === decisions;
  const close = () => store.dispatch({ type: 'dialogClosed' });
  const compare = () =>
    store.dispatch({ type: 'dialogOpened', dialog: { kind: 'compare', document: id, against: 'disk', decisions } });
  return (
    <Modal
      open
      width="min(72rem, 94vw)"
      title={t('merge.title', { name: fileName(document?.path ?? '') })}
      onCancel={close}
      footer={[
        <span key="left" className="merge-left quiet" role="status">
          {left > 0 ? t('merge.left', { count: left }) : ''}
        </span>,
        <Button key="cancel" onClick={close}>
          {t('common.cancel')}
        </Button>,
        <Button key="compare" onClick={compare}>
          {t('editor.compare')}
        </Button>,
        <Button
          key="apply"
          type="primary"
          disabled={!ready}
          data-testid="merge-apply"
          onClick={() => made && void takeMerge(services, id, made)}
        >
          {t('merge.apply')}
        </Button>,
      ]}
    >
      <div className="merge" data-testid="merge" data-ready={merged !== null}>
        <p className="quiet">{t('merge.about')}</p>
        {merged ? (
          <MergedFields merged={merged} decisions={decisions} onDecide={setDecisions} />
        ) : (
          <p role="status">
            {merge?.kind === 'unreadable'
              ? t(`merge.unreadable.${merge.text}`)
              : t(made ? 'merge.failed' : 'merge.working')}
          </p>
        )}
      </div>
    </Modal>
  );
}

interface MergedFieldsProps {
  readonly merged: Merged;
  readonly decisions: MergeDecisions;
  readonly onDecide: (decisions: MergeDecisions) => void;
}

function MergedFields({ merged, decisions, onDecide }: MergedFieldsProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { conflicts, taken, text, lostComments } = merged;
  const decideAll = (side: MergeSide) => onDecide(Object.fromEntries(conflicts.map(({ id }) => [id, side])));
  return (
    <>
      {text === null && <p className="merge-warning">{t('merge.unwritable')}</p>}
      <LostComments comments={lostComments} testId="merge-lost">
        {t('merge.lost')}
      </LostComments>
      {conflicts.length > 0 ? (
        <section>
          <h3>
            {t('merge.conflicts', { count: conflicts.length })}{' '}
            {(['mine', 'theirs'] as const).map((side) => (
              <Button key={side} size="small" onClick={() => decideAll(side)}>
                {t(`merge.all.${side}`)}
              </Button>
            ))}
          </h3>
          {conflicts.map((conflict) => (
            <Conflict
              key={conflict.id}
              conflict={conflict}
              chosen={decisions[conflict.id] ?? null}
              onChoose={(side) => onDecide({ ...decisions, [conflict.id]: side })}
            />
          ))}
        </section>
      ) : (
        <p>{t(taken.length > 0 ? 'merge.noConflicts' : 'merge.nothing')}</p>
      )}
      {taken.length > 0 && (
        <section data-testid="merge-taken" data-count={taken.length}>
          <h3>{t('merge.taken', { count: taken.length })}</h3>
          <ul>
            {taken.map(({ side, place, before, after }, index) => (
              <li key={index}>
                <span className="badge">{t(`merge.${side}`)}</span> <b>{speak(place)}</b> {speak(before)} →{' '}
                {speak(after)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface ConflictProps {
  readonly conflict: DescribedConflict;
  readonly chosen: MergeSide | null;
  readonly onChoose: (side: MergeSide) => void;
}

function Conflict({ conflict, chosen, onChoose }: ConflictProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const place = speak(conflict.place);
  return (
    <div className="merge-conflict" data-testid="merge-conflict">
      <b>{place}</b>
      <p>
        <span className="quiet">{t('merge.base')}</span> {speak(conflict.base)}
      </p>
      <Radio.Group
        value={chosen}
        aria-label={t('merge.choose', { place })}
        onChange={({ target }) => onChoose(target.value as MergeSide)}
      >
        {(['mine', 'theirs'] as const).map((side) => (
          <Radio key={side} value={side}>
            <span className="quiet">{t(`merge.${side}`)}</span> {speak(conflict[side])}
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}
