import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { stateOf } from '../editor/example-marks';
import { revealPointer } from '../editor/editor-commands';
import { EmptyHint } from '../ui/empty-hint';
import { fileName } from '../ui/file-name';
import { useApp, useBilingual, useServices } from '../ui/services';
import type { ExampleView } from '../worker/policy-view';
import { Coverage } from './coverage';
import { Proposals } from './proposals';
import { StudyNotice } from './study-notice';
import './study.css';

const icons = { passed: CheckCircleFilled, failed: CloseCircleFilled, notRun: MinusCircleOutlined };

/** The worked examples of the policy in hand: how they come out, what they leave out, and drafts for that. */
export function ExamplesPane() {
  const { t } = useTranslation('words');
  const path = useApp((state) => state.previewed);
  const policy = useApp((state) => (path === null ? null : (state.analyses[path]?.policy ?? null)));
  return (
    <div className="study" role="tabpanel" aria-label={t('examples.label')} data-testid="examples-pane">
      {path === null || !policy?.view ? (
        <EmptyHint text={t('examples.noPolicy')} />
      ) : (
        <>
          <div className="table-tools">
            <strong>{fileName(path)}</strong>
            <Counts examples={policy.view.examples} current={policy.current} />
            <StudyNotice name="examples:cover" />
          </div>
          <div className="examples-columns">
            <section className="examples-column" aria-label={t('examples.runs')} tabIndex={0}>
              <h4>{t('examples.runs')}</h4>
              {policy.view.examples.length === 0 ? (
                <p className="quiet">{t('examples.none')}</p>
              ) : (
                <ul>
                  {policy.view.examples.map((example) => (
                    <ExampleRow key={example.pointer} example={example} path={path} />
                  ))}
                </ul>
              )}
            </section>
            <Coverage path={path} />
            <Proposals path={path} examples={policy.view.examples} />
          </div>
        </>
      )}
    </div>
  );
}

function Counts({ examples, current }: { readonly examples: readonly ExampleView[]; readonly current: boolean }) {
  const { t } = useTranslation('words');
  const count = (state: ReturnType<typeof stateOf>) => examples.filter((example) => stateOf(example) === state).length;
  if (!current || (examples.length > 0 && count('notRun') === examples.length))
    return <span className="quiet">{t('examples.broken')}</span>;
  return (
    <span data-testid="examples-counts">
      <span className="example-passed-count">{t('examples.passed', { count: count('passed') })}</span>
      {count('failed') > 0 && (
        <span className="example-failed-count">
          {t('common.separator')}
          {t('examples.failed', { count: count('failed') })}
        </span>
      )}
    </span>
  );
}

const ExampleRow = memo(function ExampleRow({
  example,
  path,
}: {
  readonly example: ExampleView;
  readonly path: string;
}) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const services = useServices();
  const state = stateOf(example);
  const Icon = icons[state];
  const { outcome } = example;
  return (
    <li className={`example-row example-row-${state}`}>
      <button type="button" onClick={() => void revealPointer(services, path, example.pointer)}>
        <span className="example-row-icon" role="img" aria-label={t(`examples.mark.${state}`)}>
          <Icon aria-hidden="true" />
        </span>
        <span>
          {example.name}
          {outcome && !outcome.passed && (
            <span className="example-row-difference">
              {t('examples.expected', { amount: speak(outcome.expected) })}
              {t('common.separator')}
              {t('examples.actual', { amount: speak(outcome.actual) })}
            </span>
          )}
          {outcome?.passed && <span className="quiet"> {speak(outcome.expected)}</span>}
        </span>
      </button>
    </li>
  );
});
