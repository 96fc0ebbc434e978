import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../ui/services';
import { countOutOfOrder, itemsOfArticle, nextNumber, renumberFrom } from './article-numbers';
import { keepUnits, unitsOf } from './article-units';
import { elementsOf, isMap, listAt, moveElement, setAt, textOf, valueAt, type FormDraft } from './document-access';
import { useFormScene, useFormView } from './form-context';

/** Joins an article with the one before, and numbers the ones behind on from it. */
export function ArticleTools({ pointer }: { readonly pointer: string }) {
  const { t } = useTranslation('words');
  const { readOnly, change } = useFormScene();
  const view = useFormView();
  const { store } = useServices();
  const index = Number(pointer.split('/').at(-1));
  const articles = elementsOf(valueAt(view.document, '/articles'));
  if (readOnly) return null;
  const merge = async () => {
    const before = `/articles/${index - 1}/items`;
    const first = itemsOfArticle(articles[index - 1]).length;
    // Two changes and one step: what moves takes its text along, as it stands after the first.
    const session = `merge ${pointer} ${view.version}`;
    await change((draft) => keepUnits(listAt(draft, '/articles')[index], articles[index - 1]), session);
    await change((draft) => {
      const [target, source] = [listAt(draft, before), listAt(draft, `${pointer}/items`)];
      target.push(...source.splice(0));
      setAt(draft, pointer, undefined);
    }, session);
    store.dispatch({ type: 'formPlaceChosen', pointer: `${before}/${first}` });
  };
  const wrong = countOutOfOrder(articles, index);
  return (
    <>
      {index > 0 && <Button onClick={() => void merge()}>{t('form.merge')}</Button>}
      {wrong > 0 && (
        <Button onClick={() => void change((draft) => renumberFrom(listAt(draft, '/articles'), index))}>
          {t('form.renumber', { count: wrong })}
        </Button>
      )}
    </>
  );
}

/** Makes a new article of an item and those behind it. */
export function SplitArticle({ pointer, at }: { readonly pointer: string; readonly at: number }) {
  const { t } = useTranslation('words');
  const { readOnly, change } = useFormScene();
  const view = useFormView();
  const { store } = useServices();
  if (readOnly) return null;
  const split = async () => {
    const index = Number(pointer.split('/').at(-1));
    const article = valueAt(view.document, pointer);
    const count = itemsOfArticle(article).length - at;
    // Two changes and one step: items take their text along into an article that is there.
    const session = `split ${pointer} ${at} ${view.version}`;
    await change((draft) => void listAt(draft, '/articles').splice(index + 1, 0, makeArticle(article)), session);
    await change((draft) => {
      const list = `/articles/${index + 1}/items`;
      for (let moved = 0; moved < count; moved += 1)
        moveElement(draft, { list: `${pointer}/items`, index: at }, { list, index: moved });
    }, session);
    store.dispatch({ type: 'formPlaceChosen', pointer: `/articles/${index + 1}` });
  };
  const makeArticle = (article: ReturnType<typeof valueAt>): FormDraft => {
    const of = isMap(article) ? article : {};
    const [number, chapter] = [textOf(of['number']), textOf(of['chapter'])];
    return {
      number: nextNumber(number) ?? t('form.newArticleNumber'),
      ...(chapter === '' ? {} : { chapter }),
      title: t('form.newName'),
      ...unitsOf(article),
      items: [],
    };
  };
  return (
    <Button size="small" type="link" onClick={() => void split()}>
      {t('form.split')}
    </Button>
  );
}
