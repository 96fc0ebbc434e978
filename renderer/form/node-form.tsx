import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../main/ipc/contract';
import { mergeVariants, policyShape, type CanonicalValue, type Shape } from '../../engine/index';
import { useServices } from '../ui/services';
import { AddItem } from './add-item';
import { ArticleTools, SplitArticle } from './article-tools';
import { ChoiceField, type Choice } from './choice-field';
import { elementsOf, isMap, textOf, valueAt } from './document-access';
import { nameItem } from './document-choices';
import { wordShape } from './fact-shape';
import { nameField, nameValue, useFormScene, useFormView } from './form-context';
import { Group } from './group-field';
import { articleShape, itemShape, kindProperty } from './item-kinds';
import { NamedForm } from './named-form';
import { RawText } from './raw-text';
import { StackingPane } from './stacking-pane';

/** Keys of items that are seldom stated. */
const rareKeys = ['label', 'payer', 'payee', 'lead', 'units', 'readings', 'note', 'claim', 'asOf', 'clause', 'target'];

/** The form of the chosen part of a policy. */
export function NodeForm({ pointer }: { readonly pointer: string }) {
  const value = valueAt(useFormView().document, pointer);
  const [section, index, inner] = pointer.slice(1).split('/');
  if (section === 'stacking') return <StackingPane />;
  if (section === 'parameters' || section === 'definitions') return <NamedForm section={section} />;
  if (section === 'articles' && index !== undefined)
    return inner === 'items' ? (
      <ItemForm pointer={pointer} value={value} />
    ) : (
      <ArticleForm pointer={pointer} value={value} />
    );
  if (section === 'examples') return <ExampleForm pointer={pointer} value={value} />;
  const shape = section === undefined ? null : (policyShape.properties.get(section)?.shape ?? null);
  const own = index === undefined ? shape : (shape?.items ?? null);
  return own ? <Group pointer={pointer} shape={own} value={value} /> : <RawText pointer={pointer} />;
}

interface PartProps {
  readonly pointer: string;
  readonly value: CanonicalValue | undefined;
}

const ItemForm = memo(function ItemForm({ pointer, value }: PartProps) {
  const { language } = useFormScene();
  if (!itemShape || !isMap(value)) return <RawText pointer={pointer} />;
  const kind = textOf(value['kind']);
  const shape = itemShape.variants?.byValue.get(kind) ?? mergeVariants(itemShape);
  const rare = new Set(rareKeys);
  if (value['table'] !== undefined) rare.add('amount');
  else if (value['amount'] !== undefined) rare.add('by').add('table');
  return (
    <>
      <KindField pointer={`${pointer}/kind`} value={kind} language={language} />
      <Group pointer={pointer} shape={shape} value={value} rare={rare} without={kindOnly} />
    </>
  );
});

const kindOnly: ReadonlySet<string> = new Set(['kind']);

interface KindFieldProps {
  readonly pointer: string;
  readonly value: string;
  readonly language: Language;
}

const KindField = memo(function KindField({ pointer, value, language }: KindFieldProps) {
  if (!kindProperty) return null;
  const choices = kindProperty.shape.values.map((word): Choice => ({
    value: String(word.canonical),
    label: nameValue(word, language),
  }));
  const label = nameField(kindProperty, language);
  return (
    <div className="form-field form-kind">
      <span className="form-label">{label}</span>
      <div className="form-control">
        <ChoiceField pointer={pointer} value={value} label={label} choices={choices} optional={false} />
      </div>
    </div>
  );
});

const itemsOnly: ReadonlySet<string> = new Set(['items']);

const ArticleForm = memo(function ArticleForm({ pointer, value }: PartProps) {
  const { store } = useServices();
  if (!articleShape || !isMap(value)) return <RawText pointer={pointer} />;
  return (
    <>
      <Group pointer={pointer} shape={articleShape} value={value} without={itemsOnly} />
      <ul className="form-items">
        {elementsOf(value['items']).map((item, index) => (
          <li key={index}>
            <button
              type="button"
              className="form-item-link"
              onClick={() => store.dispatch({ type: 'formPlaceChosen', pointer: `${pointer}/items/${index}` })}
            >
              {isMap(item) ? nameItem(item) : '—'}
            </button>
            {index > 0 && <SplitArticle pointer={pointer} at={index} />}
          </li>
        ))}
      </ul>
      <div className="form-article-tools">
        <AddItem pointer={pointer} count={elementsOf(value['items']).length} />
        <ArticleTools pointer={pointer} />
      </div>
    </>
  );
});

const ExampleForm = memo(function ExampleForm({ pointer, value }: PartProps) {
  const { vocabulary, surface } = useFormScene();
  const facts = isMap(value) ? value['enterprise'] : undefined;
  const worded = useMemo(
    () => wordShape(vocabulary.enterprise, facts === undefined ? [] : [facts], surface),
    [vocabulary, facts, surface],
  );
  const shape = policyShape.properties.get('examples')?.shape.items;
  if (!shape || !isMap(value)) return <RawText pointer={pointer} />;
  const rare = new Set([...worded.properties.keys()]);
  return (
    <>
      <Group pointer={pointer} shape={shape} value={value} without={enterpriseOnly} />
      <ExampleFacts pointer={`${pointer}/enterprise`} shape={worded} value={facts} rare={rare} />
    </>
  );
});

const enterpriseOnly: ReadonlySet<string> = new Set(['enterprise']);

interface ExampleFactsProps extends PartProps {
  readonly shape: Shape;
  readonly rare: ReadonlySet<string>;
}

function ExampleFacts({ pointer, shape, value, rare }: ExampleFactsProps) {
  const { t } = useTranslation('words');
  return (
    <fieldset className="form-subgroup">
      <legend className="form-label">{t('form.condition.enterprise')}</legend>
      <Group pointer={pointer} shape={shape} value={value} rare={rare} />
    </fieldset>
  );
}
