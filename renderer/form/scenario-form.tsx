import { useTranslation } from 'react-i18next';
import { scenarioShape, type CanonicalValue } from '../../engine/index';
import { elementsOf, isMap, textOf, valueAt, type FormValue } from './document-access';
import { Findings } from './field';
import { nameField, useFormScene, useFormView } from './form-context';
import { Group } from './group-field';
import { ListField } from './list-field';

const lists: ReadonlySet<string> = new Set(['scenarioLanguage', 'assumptions', 'funds']);

/** A scenario as a form: what it is called and which years it is about, its assumptions, its funds. */
export function ScenarioForm() {
  const { t } = useTranslation('words');
  const { scopes } = useFormScene();
  const { document } = useFormView();
  const addFund = (): FormValue => {
    const taken = elementsOf(valueAt(document, '/funds')).map(idOf);
    return freshFund(taken, t('form.scenario.newFund'), scopes[0]?.id ?? '奖励');
  };
  return (
    <div className="form-paper" tabIndex={-1} data-testid="scenario-form">
      <Group pointer="" shape={scenarioShape} value={document} without={lists} />
      <Section name="assumptions" fresh={() => ({ of: 'takeUp', value: '80%' })} />
      <Section name="funds" fresh={addFund} />
    </div>
  );
}

interface SectionProps {
  readonly name: 'assumptions' | 'funds';
  readonly fresh: () => FormValue;
}

function Section({ name, fresh }: SectionProps) {
  const { t } = useTranslation('words');
  const { language } = useFormScene();
  const { document } = useFormView();
  const property = scenarioShape.properties.get(name);
  const shape = property?.shape.items;
  if (!property || !shape) return null;
  const pointer = `/${name}`;
  const title = nameField(property, language);
  return (
    <fieldset className={`form-field form-field-wide form-subgroup form-${name}`} data-testid={`scenario-form-${name}`}>
      <legend className="form-label">{title}</legend>
      <p className="quiet">{t(`form.scenario.${name}`)}</p>
      <Findings pointer={pointer} within={false} />
      <ListField
        pointer={pointer}
        shape={shape}
        values={elementsOf(valueAt(document, pointer))}
        label={title}
        fresh={fresh}
      />
    </fieldset>
  );
}

function idOf(fund: CanonicalValue): string {
  return isMap(fund) ? textOf(fund['id']) : '';
}

function freshFund(taken: readonly string[], name: string, scope: string): FormValue {
  let count = taken.length + 1;
  while (taken.includes(`fund-${count}`)) count += 1;
  return { id: `fund-${count}`, name, scope: [scope], size: '100万元', order: 'firstCome' };
}
