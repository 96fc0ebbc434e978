import { PlusOutlined } from '@ant-design/icons';
import { createContext, memo, useCallback, useContext, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanonicalValue } from '../../engine/index';
import { CommentCount } from '../review/comment-count';
import { useApp, useServices } from '../ui/services';
import { type ElementPlace, placeOf } from './drop-place';
import { elementsOf, isMap, listAt, moveElement, textOf, valueAt } from './document-access';
import { findFact, nameItem, wordOf } from './document-choices';
import { useFormScene, useFormView, type FormScene } from './form-context';
import { nameKind } from './item-kinds';
import { useTreeDrag } from './use-tree-drag';
import type { FormView } from '../worker/form-view';

/** The parts of a policy as a tree: choose one, drag it to another place. */
export const FormTree = memo(function FormTree() {
  const { t } = useTranslation('words');
  const { readOnly, change, vocabulary, language, surface } = useFormScene();
  const view = useFormView();
  const { store } = useServices();
  const articles = elementsOf(valueAt(view.document, '/articles'));
  const document = useRef(view.document);
  useEffect(() => {
    document.current = view.document;
  }, [view.document]);
  const countAt = useCallback((list: string) => elementsOf(valueAt(document.current, list)).length, []);
  // The same ones for each text: the heads that call them are not drawn anew at each key.
  const adders = useMemo(() => {
    const addArticle = async () => {
      const article = { number: t('form.newArticleNumber'), title: t('form.newName'), items: [] };
      const at = countAt('/articles');
      await change((draft) => void listAt(draft, '/articles').push(article));
      store.dispatch({ type: 'formPlaceChosen', pointer: `/articles/${at}` });
    };
    const addReading = () =>
      change((draft) => {
        const list = listAt(draft, '/readings');
        const { question, chosen } = { question: t('form.newReading.question'), chosen: t('form.newReading.chosen') };
        list.push({ id: `reading-${list.length + 1}`, question, chosen });
      });
    const addExample = () =>
      change((draft) => {
        const list = listAt(draft, '/examples');
        const name = `${t('form.newExample')}${list.length + 1}`;
        const fact = findFact(vocabulary.facts, 'name');
        const enterprise = { [fact ? wordOf(fact, surface) : 'name']: t('form.newName') };
        list.push({ name, enterprise, year: 2024, expect: { total: '0元' } });
      });
    return {
      articles: () => void addArticle(),
      readings: () => void addReading(),
      examples: () => void addExample(),
    };
  }, [t, change, countAt, store, vocabulary, surface]);
  const add = readOnly ? null : adders;
  // Findings move with the text; where they are seldom changes.
  const places = listWrong(view.findings).join('\n');
  const wrong = useMemo(() => new Set(places.split('\n')), [places]);
  const move = useCallback(
    async (from: ElementPlace, to: ElementPlace) => {
      await change((draft) => moveElement(draft, from, to));
      const place = from.list === to.list && from.index < to.index ? to.index - 1 : to.index;
      store.dispatch({ type: 'formPlaceChosen', pointer: `${to.list}/${place}` });
    },
    [change, store],
  );
  const scene = useMemo(
    () => ({ readOnly, move, language, countAt, wrong }),
    [readOnly, move, language, countAt, wrong],
  );
  const drag = useTreeDrag({ canMove: !readOnly, countAt, move: (from, to) => void move(from, to) });
  return (
    <TreeContext value={scene}>
      <nav className="form-tree" aria-label={t('form.tree')} title={t('form.dragHint')} {...drag}>
        <TreeNode pointer="/policy" label={t('form.header')} />
        <TreeNode pointer="/parameters" label={t('form.parameters')} />
        <TreeNode pointer="/definitions" label={t('form.definitions')} />
        <TreeNode pointer="/stacking" label={t('stacking.tree')} />
        <TreeHead label={t('form.articles')} add={add?.articles ?? null} addLabel={t('form.addArticle')} />
        {articles.map((article, index) => (
          <ArticleNode key={index} article={article} index={index} />
        ))}
        <Section
          name="readings"
          label={t('form.readings')}
          parts={valueAt(view.document, '/readings')}
          add={add?.readings ?? null}
        />
        <Section
          name="examples"
          label={t('form.examples')}
          parts={valueAt(view.document, '/examples')}
          add={add?.examples ?? null}
        />
      </nav>
    </TreeContext>
  );
});

interface SectionProps {
  readonly name: 'readings' | 'examples';
  readonly label: string;
  readonly parts: CanonicalValue | undefined;
  readonly add: (() => void) | null;
}

const Section = memo(function Section({ name, label, parts, add }: SectionProps) {
  const { t } = useTranslation('words');
  return (
    <>
      <TreeHead label={label} add={add} addLabel={`${t('form.add')} ${label}`} />
      {elementsOf(parts).map((part, index) => (
        <TreeNode
          key={index}
          pointer={`/${name}/${index}`}
          label={isMap(part) ? textOf(part['name'] ?? part['question'] ?? part['id']) : '—'}
          movable
          deep
        />
      ))}
    </>
  );
});

interface TreeHeadProps {
  readonly label: string;
  readonly add: (() => void) | null;
  readonly addLabel: string;
}

const TreeHead = memo(function TreeHead({ label, add, addLabel }: TreeHeadProps) {
  return (
    <p className="form-tree-head">
      {label}
      {add && (
        <button type="button" aria-label={addLabel} title={addLabel} onClick={add}>
          <PlusOutlined aria-hidden="true" />
        </button>
      )}
    </p>
  );
});

interface ArticleNodeProps {
  readonly article: CanonicalValue;
  readonly index: number;
}

const ArticleNode = memo(function ArticleNode({ article, index }: ArticleNodeProps) {
  const { t } = useTranslation('words');
  const pointer = `/articles/${index}`;
  const [number, title] = isMap(article) ? [textOf(article['number']), textOf(article['title'])] : ['', ''];
  return (
    <>
      <TreeNode pointer={pointer} label={`${number} ${title}`.trim() || t('form.untitled')} movable />
      {elementsOf(isMap(article) ? article['items'] : undefined).map((item, place) => (
        <TreeNode
          key={place}
          pointer={`${pointer}/items/${place}`}
          label={isMap(item) ? nameItem(item) || t('form.untitled') : '—'}
          kind={isMap(item) ? textOf(item['kind']) : ''}
          item={isMap(item) ? textOf(item['id']) || null : null}
          movable
          deep
        />
      ))}
    </>
  );
});

interface TreeNodeProps {
  readonly pointer: string;
  readonly label: string;
  readonly kind?: string;
  readonly item?: string | null;
  readonly movable?: boolean;
  readonly deep?: boolean;
}

const TreeNode = memo(function TreeNode(props: TreeNodeProps) {
  const scene = useContext(TreeContext);
  return scene && <DrawnNode {...props} {...scene} wrong={scene.wrong.has(props.pointer)} />;
});

/** What the parts of the tree work with; most edits of the document leave it as it is. */
interface TreeScene extends Pick<FormScene, 'readOnly' | 'language'> {
  /** Moves a part before another element, or to the end of a list, and chooses it there. */
  move(from: ElementPlace, to: ElementPlace): Promise<void>;
  /** How many elements a list of the document has now. */
  countAt(list: string): number;
  /** Pointers of all parts that are wrong or hold something wrong. */
  readonly wrong: ReadonlySet<string>;
}

const TreeContext = createContext<TreeScene | null>(null);

function listWrong(findings: FormView['findings']): readonly string[] {
  const wrong = new Set<string>();
  for (const { pointer, severity } of findings) {
    if (severity !== 'error') continue;
    for (let part = pointer; part !== ''; part = part.slice(0, part.lastIndexOf('/'))) wrong.add(part);
  }
  return [...wrong];
}

interface DrawnNodeProps extends TreeNodeProps, Omit<TreeScene, 'wrong'> {
  readonly wrong: boolean;
}

/** Drawn anew only when something about it changes: there are hundreds of them. */
const DrawnNode = memo(function DrawnNode(props: DrawnNodeProps) {
  const { pointer, label, kind, item = null, movable = false, deep = false } = props;
  const { wrong, readOnly, move, language, countAt } = props;
  const { store } = useServices();
  const chosen = useApp((state) => state.formPlace === pointer);
  const canMove = movable && !readOnly;
  const onKeyDown = (event: KeyboardEvent) => {
    const { list, index } = placeOf(pointer);
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 2 : 0;
    if (!canMove || !event.altKey || step === 0 || index + step < 0 || index + step > countAt(list)) return;
    event.preventDefault();
    void move({ list, index }, { list, index: index + step });
  };
  return (
    <button
      type="button"
      className={`form-tree-node${deep ? ' form-tree-deep' : ''}`}
      aria-current={chosen}
      data-pointer={pointer}
      draggable={canMove}
      onClick={() => store.dispatch({ type: 'formPlaceChosen', pointer })}
      onKeyDown={onKeyDown}
    >
      {kind !== undefined && kind !== '' && <span className="form-tree-kind">{nameKind(kind, language)}</span>}
      <span className="form-tree-name">{label}</span>
      {item !== null && <CommentCount item={item} />}
      {wrong && <span className="form-tree-wrong" aria-hidden="true" />}
    </button>
  );
});
