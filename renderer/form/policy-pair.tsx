import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LevelRelation } from '../../engine/index';
import { useServices } from '../ui/services';
import { selectDocumentByPath } from '../state/selectors';
import type { RelatedPolicy } from '../worker/form-view';
import { useFormScene } from './form-context';
import { changeLevel, wordsFor, type LevelWord } from './level-relations';
import { useClear } from '../ui/use-clear';

interface PolicyPairProps {
  readonly own: RelatedPolicy;
  readonly other: RelatedPolicy;
  /** All that pay anything: what is said of a level holds for each of it. */
  readonly policies: readonly RelatedPolicy[];
  readonly outcomes: readonly [LevelRelation, LevelRelation] | null;
}

/** Two policies: what comes of their money together, and what each says of the other's. */
export function PolicyPair({ own, other, policies, outcomes }: PolicyPairProps) {
  const { t } = useTranslation('words');
  const title = `${own.title} × ${other.title}`;
  return (
    <section className="form-subgroup" aria-label={title} data-testid="across-pair" aria-live="polite">
      <h4>{title}</h4>
      <p data-testid="across-outcome">{say()}</p>
      {own.level === other.level ? (
        <p className="quiet">{t('across.alikeHint')}</p>
      ) : (
        <>
          <Side own={own} other={other} policies={policies} />
          <Side own={other} other={own} policies={policies} />
        </>
      )}
    </section>
  );

  function say(): string {
    if (!outcomes) return t('across.unreadable');
    const [one, two] = outcomes;
    if (one === 'highest' || two === 'highest') return t('across.outcome.highest');
    const giving = (word: LevelRelation, by: RelatedPolicy, to: RelatedPolicy) =>
      word === 'exclusive' || word === 'topUp' ? t(`across.outcome.${word}`, { own: by.title, other: to.title }) : '';
    return `${giving(one, own, other)}${giving(two, other, own)}` || t('across.outcome.additive');
  }
}

/** What one policy says of the level of the other; written into that policy, as one step of undo there. */
function Side({ own, other, policies }: Pick<PolicyPairProps, 'own' | 'other' | 'policies'>) {
  const { t } = useTranslation('words');
  const clear = useClear();
  const { path, readOnly } = useFormScene();
  const { forms, store } = useServices();
  const state = own.levels.find(({ level }) => level === other.level);
  if (!state) return null;
  const level = t(`level.${other.level}`);
  const alike = policies.filter((each) => each.level === other.level && each.path !== other.path);
  const label = t('across.says', { own: own.title, level });
  const set = (word: LevelWord | null | undefined) =>
    void forms.change(own.path, (draft) => changeLevel(draft, other.level, word ?? undefined, own.surface));
  const open = () => {
    const document = selectDocumentByPath(store.get(), own.path);
    if (document) store.dispatch({ type: 'tabOpened', document: document.id });
  };
  return (
    <div className="across-side">
      <span className="form-label">{label}</span>
      <Select<LevelWord | null>
        aria-label={label}
        data-testid={`across-${own.path}`}
        className="form-select"
        value={state.word === '' ? null : (state.word as LevelWord)}
        allowClear={state.clauses.length === 0 && clear}
        disabled={readOnly}
        placeholder={t('form.notStated')}
        options={wordsFor(state).map((value) => ({ value, label: t(`relation.${value}`) }))}
        popupMatchSelectWidth={false}
        onChange={set}
      />
      {own.path !== path && (
        <Button size="small" type="link" onClick={open}>
          {t('across.open')}
        </Button>
      )}
      {state.clauses.length > 0 && <p className="quiet">{t('stacking.clauseSays')}</p>}
      {alike.length > 0 && (
        <p className="quiet">
          {t('across.alsoFor', {
            level,
            names: alike.map(({ title }) => t('across.name', { title })).join(t('common.separator')),
          })}
        </p>
      )}
    </div>
  );
}
