import { useTranslation } from 'react-i18next';
import type { ItemRelations, StackingRule } from '../../engine/index';
import { useServices } from '../ui/services';
import { textOf, valueAt } from './document-access';
import { FieldValue } from './field';
import { nameField, useFormScene, useFormView } from './form-context';
import { itemShape } from './item-kinds';
import type { RuleWords } from './stacking-words';

/** All rules for money of the policy itself, in words: also what no cell can show. */
export function StackingRules({ relations, words }: { readonly relations: ItemRelations; readonly words: RuleWords }) {
  const { t } = useTranslation('words');
  if (relations.rules.length === 0) return null;
  return (
    <>
      <h3>{t('stacking.rules')}</h3>
      <ul data-testid="stacking-rules">
        {relations.rules.map((rule) => (
          <RuleLine key={rule.pointer} rule={rule} words={words} />
        ))}
      </ul>
    </>
  );
}

/** A rule with the way to it; the figure of a shared cap can be changed there. */
export function RuleLine({ rule, words }: { readonly rule: StackingRule; readonly words: RuleWords }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const { language } = useFormScene();
  const view = useFormView();
  const amount = rule.rule === 'sharedCap' ? amountProperty : undefined;
  const pointer = `${rule.pointer}/amount`;
  return (
    <li className="stacking-rule">
      <button
        type="button"
        className="form-item-link"
        onClick={() => store.dispatch({ type: 'formPlaceChosen', pointer: rule.pointer })}
      >
        {t('common.pair', { name: words.short(rule), value: words.name(rule) })}
      </button>
      <span className="quiet">
        {words.long(rule)}
        {rule.named === null && ` ${t('stacking.all')}`}
        {rule.pairs.length === 0 && ` ${t('stacking.reachesNothing')}`}
      </span>
      {amount && (
        <span className="stacking-amount">
          <FieldValue
            pointer={pointer}
            property={amount}
            value={textOf(valueAt(view.document, pointer))}
            required
            label={`${nameField(amount, language)} ${words.name(rule)}`}
          />
        </span>
      )}
    </li>
  );
}

const amountProperty = itemShape?.variants?.byValue.get('stacking')?.properties.get('amount');
