import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ItemRelations } from '../../engine/index';
import { useFormScene } from './form-context';
import { changePair, listPairActions, rulesOfPair, type PairAction } from './stacking-changes';
import { RuleLine } from './stacking-rules';
import type { RuleWords } from './stacking-words';

interface PairDetailsProps {
  readonly relations: ItemRelations;
  readonly pair: readonly [number, number];
  /** Whether the relations are those of the text as it is now. */
  readonly isCurrent: boolean;
  readonly words: RuleWords;
}

/** The rules for two items, and what can be done with how they combine. */
export function PairDetails({ relations, pair, isCurrent, words }: PairDetailsProps) {
  const { t } = useTranslation('words');
  const { readOnly, change, surface } = useFormScene();
  const [one, other] = pair.map((index) => relations.items[index]);
  if (!one || !other) return null;
  const rules = rulesOfPair(relations, ...pair);
  const name = (id: string) => words.name(relations.items.find((item) => item.id === id) ?? { id, pointer: '' });
  const rule = (id: string) => words.name(relations.rules.find((each) => each.id === id) ?? { id, pointer: '' });
  const write = (action: PairAction) =>
    // In the order of the document.
    void change((draft) => changePair(draft, action, [other.id, one.id], surface));
  const title =
    one === other ? t('stacking.itself', { name: words.name(one) }) : `${words.name(one)} × ${words.name(other)}`;
  return (
    <section className="form-subgroup" aria-label={title} data-testid="stacking-pair" aria-live="polite">
      <h4>{title}</h4>
      {rules.length === 0 ? (
        <p>{t('stacking.unsaid')}</p>
      ) : (
        <>
          {rules.length > 1 && <p className="form-finding-warning">{t('stacking.several', { count: rules.length })}</p>}
          <ul>
            {rules.map((each) => (
              <RuleLine key={each.pointer} rule={each} words={words} />
            ))}
          </ul>
        </>
      )}
      {!readOnly && (
        <p className="form-article-tools stacking-actions">
          {listPairActions(relations, ...pair).map((action) => (
            <Button
              key={JSON.stringify(action)}
              size="small"
              disabled={!isCurrent}
              onClick={({ currentTarget }) => {
                // The button may be gone afterwards: the keyboard goes on from the cell.
                currentTarget.closest('.form-stacking')?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
                write(action);
              }}
            >
              {say(action)}
            </Button>
          ))}
        </p>
      )}
    </section>
  );

  function say(action: PairAction): string {
    switch (action.do) {
      case 'relate':
        return t(`stacking.relate.${action.rule}`);
      case 'join':
        return t('stacking.join', { item: name(action.item), rule: rule(action.id) });
      case 'takeOut':
        return t('stacking.takeOut', { item: name(action.item), rule: rule(action.id) });
      case 'drop':
        return t('stacking.drop', { rule: rule(action.id) });
    }
  }
}
