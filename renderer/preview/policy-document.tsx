import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleView, ChapterView, PolicyView } from '../worker/policy-view';
import { ItemSuggestions } from '../review/item-suggestions';
import { ItemCard } from './item-card';
import { PolicyHeadView } from './policy-head';
import { Definitions, Examples, Parameters, Readings } from './policy-annexes';
import { PolicyReadings } from './reading-links';
import { UnitsLine } from './units-line';

/** A whole policy. Every part is drawn again only when it changed. */
export const PolicyDocumentView = memo(function PolicyDocumentView({ view }: { readonly view: PolicyView }) {
  return (
    <PolicyReadings value={view.readings}>
      <article className="policy">
        <PolicyHeadView head={view.head} />
        <ItemSuggestions item={null} />
        {view.chapters.map((chapter, index) => (
          <Chapter key={`${index} ${chapter.heading ?? ''}`} chapter={chapter} />
        ))}
        <Parameters parameters={view.parameters} />
        <Definitions definitions={view.definitions} />
        <Readings readings={view.readings} />
        <Examples examples={view.examples} />
      </article>
    </PolicyReadings>
  );
});

const Chapter = memo(function Chapter({ chapter }: { readonly chapter: ChapterView }) {
  return (
    <section className="chapter">
      {chapter.heading !== null && <h3 className="chapter-heading">{chapter.heading}</h3>}
      {chapter.articles.map((article) => (
        <Article key={article.pointer} article={article} heading={chapter.heading === null ? 'h3' : 'h4'} />
      ))}
    </section>
  );
});

interface ArticleProps {
  readonly article: ArticleView;
  /** An article without a chapter stands one level higher. */
  readonly heading: 'h3' | 'h4';
}

const Article = memo(function Article({ article, heading: Heading }: ArticleProps) {
  const { t } = useTranslation('words');
  const name = [article.number, article.title].filter(Boolean).join(' ');
  return (
    <section className="article" data-pointer={article.pointer}>
      <Heading className="article-heading">
        <button type="button" className="reveal" aria-label={t('preview.reveal', { name })}>
          <span className="article-number">{article.number}</span>
          {article.title !== null && <span className="article-title">{article.title}</span>}
        </button>
      </Heading>
      {article.items.map((item) => (
        <ItemCard key={item.id} item={item} />
      ))}
      <UnitsLine pointer={article.pointer} lead={article.lead} units={article.units} />
    </section>
  );
});
