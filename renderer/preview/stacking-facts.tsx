import { useTranslation } from 'react-i18next';
import { useBilingual } from '../ui/services';
import type { ItemView } from '../worker/policy-view';
import { Figure } from './figure';

/** How payments combine, in one line. */
export function StackingFacts({ item }: { readonly item: Extract<ItemView, { kind: 'stacking' }> }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const separator = t('common.separator');
  const groups = [
    item.same.length > 0 ? t('preview.same', { fields: item.same.map(speak).join(separator) }) : null,
    item.differing ? t('preview.differing', { field: speak(item.differing) }) : null,
    item.levels.length > 0 ? item.levels.map((level) => t(`level.${level}`)).join(separator) : null,
    t(`within.${item.within}`),
  ].filter((part) => part !== null);
  return (
    <dl className="item-facts">
      <div>
        <dt>{t(`relation.${item.rule}`)}</dt>
        <dd>
          {groups.join(separator)}
          {item.amount && (
            <>
              {separator}
              <Figure figure={item.amount} />
            </>
          )}
        </dd>
      </div>
      {item.among.length > 0 && (
        <div>
          <dt>{t('preview.among')}</dt>
          <dd>{item.among.join(separator)}</dd>
        </div>
      )}
    </dl>
  );
}
