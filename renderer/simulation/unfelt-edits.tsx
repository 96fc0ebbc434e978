import { BulbOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { UnfeltCause, UnfeltEdit } from '../../engine/index';
import { PlaceLink } from '../study/place-link';
import { useApp, useBilingual, useServices } from '../ui/services';
import type { SimulationView } from '../worker/simulation-view';
import { hasChanged } from './order-rows';

/** Where differences to the baseline change nothing for anybody: which, why, and what to do to see an effect. */
export function UnfeltEdits({ view }: { readonly view: SimulationView }) {
  const { t } = useTranslation('words');
  const effect = useApp((state) => state.effect);
  if (!effect || effect.view.edits.length === 0) return null;
  const { edits } = effect.view;
  const unfelt = edits.reduce((sum, each) => sum + each.unfelt.length + each.more, 0);
  const rules = edits.reduce((sum, each) => sum + each.rules, 0);
  if (rules === 0)
    return (
      <p className="unfelt-note quiet" role="status" data-testid="unfelt-wording">
        {t('effect.wordingOnly')}
      </p>
    );
  if (unfelt === 0) return null;
  const nothingChanges = !view.rows.some(hasChanged);
  return (
    <details
      // Opens by itself where the whole edit comes to nothing: that is the question then.
      key={nothingChanges ? 'all' : 'some'}
      className="unfelt"
      open={nothingChanges}
      data-testid="unfelt"
      aria-busy={!effect.current}
    >
      <summary>
        <BulbOutlined aria-hidden="true" /> {nothingChanges && <b>{t('effect.unfeltAll')} </b>}
        {t('effect.unfelt', { count: unfelt })}
      </summary>
      <div className="unfelt-list" tabIndex={0} role="region" aria-label={t('effect.unfelt', { count: unfelt })}>
        {edits.map(({ path, policy, title, unfelt: own, more }) => (
          <section key={policy}>
            {edits.length > 1 && <h4>{title}</h4>}
            <ul>
              {own.map((edit) => (
                <Unfelt key={`${edit.pointer} ${edit.words.en}`} path={path} edit={edit} />
              ))}
            </ul>
            {more > 0 && <p className="quiet">{t('effect.more', { count: more })}</p>}
          </section>
        ))}
      </div>
    </details>
  );
}

function Unfelt({ path, edit }: { readonly path: string; readonly edit: UnfeltEdit }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <li data-testid="unfelt-edit">
      <p className="unfelt-words">
        {speak(edit.words)}{' '}
        {edit.isGone ? (
          <span className="quiet">{t('effect.was')}</span>
        ) : (
          <PlaceLink path={path} pointer={edit.pointer} name={t('effect.jump')} />
        )}
      </p>
      <ul className="unfelt-causes">
        {edit.causes.map((cause) => (
          <Cause key={cause.kind} cause={cause} />
        ))}
      </ul>
    </li>
  );
}

function Cause({ cause }: { readonly cause: UnfeltCause }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const { example } = cause;
  const open = () => {
    if (!example) return;
    store.dispatch({
      type: 'lineSelected',
      selection: { enterprise: example.enterprise, line: example.line },
    });
  };
  return (
    <li data-cause={cause.kind}>
      {speak(cause.message)}
      {example && (
        <>
          {t('effect.example')}{' '}
          <button type="button" className="clause-link" onClick={open}>
            {example.name}
          </button>{' '}
          <span className="quiet">{speak(example.reason)}</span>
        </>
      )}
      <span className="unfelt-advice quiet"> {speak(cause.advice)}</span>
    </li>
  );
}
