import { ReadingLinks } from './reading-links';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../ui/services';
import { ItemComments } from '../review/item-comments';
import { ItemSuggestions } from '../review/item-suggestions';
import type { ItemKind, ItemView } from '../worker/policy-view';
import { AwardTable } from './award-table';
import { Editable } from './editable';
import { measureFacts } from './measure-facts';
import { StackingFacts } from './stacking-facts';
import { SubsidyTable } from './subsidy-table';
import { UnitsLine } from './units-line';

/** Items that calculate; all others are text and keep quiet. */
const calculating: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'award',
  'subsidy',
  'allowance',
  'pricePreference',
  'quota',
  'exclusion',
  'sanction',
  'stacking',
  'eligibility',
  'unquantifiedMoney',
  'service',
]);

/** One item: its kind, gist, conditions and what it pays. */
export const ItemCard = memo(function ItemCard({ item }: { readonly item: ItemView }) {
  const { t } = useTranslation('words');
  const quiet = !calculating.has(item.kind);
  const name = item.title ?? item.gist ?? item.id;
  return (
    <div className={`item item-${item.kind}${quiet ? ' item-quiet' : ''}`} data-pointer={item.pointer}>
      <p className="item-head">
        <span className="item-kind">{t(`kind.${item.kind}`)}</span>
        <button type="button" className="reveal item-title" aria-label={t('preview.reveal', { name })}>
          {item.title ?? <span className="item-gist-first">{item.gist ?? item.id}</span>}
        </button>
        {item.clause !== null && <span className="item-clause">{item.clause}</span>}
        <ItemComments item={item.id} name={name} />
      </p>
      <ItemSuggestions item={item.id} />
      {item.title !== null && item.gist !== null && <p className="item-gist">{item.gist}</p>}
      <Facts item={item} />
      {(item.kind === 'award' || item.kind === 'allowance') && <AwardTable award={item.award} />}
      {item.kind === 'subsidy' && <SubsidyTable item={item} />}
      {item.note !== null && <p className="item-note">{item.note}</p>}
      <UnitsLine pointer={item.pointer} lead={item.lead} units={item.units} />
    </div>
  );
});

/** The condition, to be changed at its place; targets keep theirs under another key. */
function editCondition(item: ItemView, condition: string): ReactNode {
  return (
    <Editable key="condition" pointer={`${item.pointer}/${item.kind === 'target' ? 'counts' : 'when'}`}>
      <code>{condition}</code>
    </Editable>
  );
}

function Facts({ item }: { readonly item: ItemView }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const separator = t('common.separator');
  const condition = 'condition' in item ? item.condition : null;
  const facts: (readonly [string, ReactNode])[] = [];
  if (item.target !== null) facts.push([t('preview.target'), item.target]);
  if (condition !== null) facts.push([t('preview.condition'), editCondition(item, condition)]);
  if (item.kind === 'exclusion') {
    facts.push([speak(item.trigger), t(item.within === 'year' ? 'within.thatYear' : 'within.onwards')]);
  }
  if (item.kind === 'sanction') {
    facts.push([t('preview.after'), item.after.join(separator)]);
    facts.push([t('kind.sanction'), item.actions.map((action) => t(`sanction.${action}`)).join(separator)]);
  }
  if (item.kind === 'eligibility') {
    if (item.place !== null) facts.push([t('preview.region'), t(`place.${item.place}`)]);
    if (item.among.length > 0) facts.push([t('preview.among'), item.among.join(separator)]);
  }
  facts.push(...measureFacts(item, t));
  if (item.readings.length > 0) facts.push([t('preview.readings'), <ReadingLinks ids={item.readings} />]);
  return (
    <>
      {item.kind === 'stacking' && <StackingFacts item={item} />}
      {facts.length > 0 && (
        <dl className="item-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
