import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../ui/services';
import type { DefinitionView, ExampleView, ParameterView, ReadingView } from '../worker/policy-view';
import { Editable } from './editable';

export const Parameters = memo(function Parameters({ parameters }: { readonly parameters: readonly ParameterView[] }) {
  const { t } = useTranslation('words');
  if (parameters.length === 0) return null;
  return (
    <section className="annex">
      <h3>{t('preview.parameters')}</h3>
      <table className="payments">
        <tbody>
          {parameters.map((parameter) => (
            <Parameter key={parameter.pointer} parameter={parameter} />
          ))}
        </tbody>
      </table>
    </section>
  );
});

const Parameter = memo(function Parameter({ parameter }: { readonly parameter: ParameterView }) {
  const { t } = useTranslation('words');
  return (
    <tr data-pointer={parameter.pointer}>
      <th scope="row">
        <button type="button" className="reveal" aria-label={t('preview.reveal', { name: parameter.name })}>
          {parameter.name}
        </button>
        {parameter.note !== null && <span className="quiet"> {parameter.note}</span>}
      </th>
      <td className="money">
        <Editable pointer={parameter.valuePointer} className="figure">
          {parameter.value}
        </Editable>
        {parameter.changes.map((change) => (
          <span key={change.from} className="quiet">
            {t('preview.parameterChange', change)}
          </span>
        ))}
      </td>
    </tr>
  );
});

export const Definitions = memo(function Definitions({
  definitions,
}: {
  readonly definitions: readonly DefinitionView[];
}) {
  const { t } = useTranslation('words');
  if (definitions.length === 0) return null;
  return (
    <section className="annex">
      <h3>{t('preview.definitions')}</h3>
      {definitions.map((definition) => (
        <Definition key={definition.pointer} definition={definition} />
      ))}
    </section>
  );
});

const Definition = memo(function Definition({ definition }: { readonly definition: DefinitionView }) {
  const { t } = useTranslation('words');
  return (
    <div className="annex-entry" data-pointer={definition.pointer}>
      <p className="annex-name">
        <button type="button" className="reveal" aria-label={t('preview.reveal', { name: definition.name })}>
          {definition.name}
        </button>
      </p>
      {definition.gist !== null && <p>{definition.gist}</p>}
      <Editable pointer={`${definition.pointer}/when`}>
        <code>{definition.when}</code>
      </Editable>
    </div>
  );
});

export const Readings = memo(function Readings({ readings }: { readonly readings: readonly ReadingView[] }) {
  const { t } = useTranslation('words');
  if (readings.length === 0) return null;
  return (
    <section className="annex">
      <h3>{t('preview.readings')}</h3>
      {readings.map((reading) => (
        <Reading key={reading.pointer} reading={reading} />
      ))}
    </section>
  );
});

const Reading = memo(function Reading({ reading }: { readonly reading: ReadingView }) {
  const { t } = useTranslation('words');
  return (
    <div className="annex-entry" data-pointer={reading.pointer}>
      <p className="annex-name">
        <button type="button" className="reveal" aria-label={t('preview.reveal', { name: reading.question })}>
          {reading.question}
        </button>
        <span className="item-clause">{reading.id}</span>
      </p>
      <dl className="item-facts">
        <div>
          <dt>{t('preview.chosen')}</dt>
          <dd>
            <strong>{reading.chosen}</strong>
          </dd>
        </div>
        {reading.why !== null && (
          <div>
            <dt>{t('preview.why')}</dt>
            <dd>{reading.why}</dd>
          </div>
        )}
        {reading.alternatives.length > 0 && (
          <div>
            <dt>{t('preview.alternatives')}</dt>
            <dd>
              <ul className="alternatives">
                {reading.alternatives.map(({ name }) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
});

export const Examples = memo(function Examples({ examples }: { readonly examples: readonly ExampleView[] }) {
  const { t } = useTranslation('words');
  if (examples.length === 0) return null;
  return (
    <section className="annex" data-testid="examples">
      <h3>{t('preview.examples')}</h3>
      {examples.map((example) => (
        <Example key={example.pointer} example={example} />
      ))}
    </section>
  );
});

/** An edit can change how many come out: each is drawn again only when it did. */
const Example = memo(function Example({ example }: { readonly example: ExampleView }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { outcome } = example;
  const state = outcome === null ? 'notRun' : outcome.passed ? 'passed' : 'failed';
  const Icon = { notRun: MinusCircleOutlined, passed: CheckCircleFilled, failed: CloseCircleFilled }[state];
  return (
    <div className={`annex-entry example example-${state}`} data-pointer={example.pointer}>
      <p className="annex-name">
        <span className="example-state">
          <Icon aria-hidden="true" /> {t(`preview.${state}`)}
        </span>
        <button type="button" className="reveal" aria-label={t('preview.reveal', { name: example.name })}>
          {example.name}
        </button>
      </p>
      <p className="quiet">
        <Editable pointer={`${example.pointer}/year`}>{t('preview.exampleYear', { year: example.year })}</Editable> ·{' '}
        <Editable pointer={`${example.pointer}/expect/total`}>
          {t('preview.expected', { amount: example.expected })}
        </Editable>
      </p>
      {outcome?.differences.map((difference) => (
        <p key={difference.en} className="example-difference">
          {speak(difference)}
        </p>
      ))}
    </div>
  );
});
