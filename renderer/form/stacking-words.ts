import { useTranslation } from 'react-i18next';
import type { StackingRule } from '../../engine/index';
import { useBilingual } from '../ui/services';
import { nameItem } from './document-choices';
import { useFormView } from './form-context';
import { isMap, valueAt } from './document-access';

/** Names items and rules for readers. */
export interface RuleWords {
  /** What the rule does, in a word or two. */
  short(rule: StackingRule): string;
  /** What it does, and on what it depends. */
  long(rule: StackingRule): string;
  name(place: { readonly id: string; readonly pointer: string }): string;
}

export function useRuleWords(): RuleWords {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const view = useFormView();
  const separator = t('common.separator');
  return {
    short: (rule) => `${t(`relation.${rule.rule}`)}${rule.amount === null ? '' : ` ${rule.amount}`}`,
    long: (rule) =>
      [
        rule.same.length > 0 ? t('preview.same', { fields: rule.same.map(speak).join(separator) }) : null,
        rule.differing ? t('preview.differing', { field: speak(rule.differing) }) : null,
        rule.alike ? t('stacking.alike') : null,
        rule.rule === 'additive' ? null : t(`within.${rule.within}`),
      ]
        .filter((part) => part !== null)
        .join(separator),
    name: ({ id, pointer }) => {
      const item = valueAt(view.document, pointer);
      return isMap(item) && item['id'] === id ? nameItem(item) : id;
    },
  };
}
