import { expect, it } from 'vitest';
import { checkText, writePolicy } from './check-harness';
import { findItem, itemsById, listItems } from './policy-item';

const { checked } = checkText(writePolicy({ items: ['{ 代号: a, 类型: 服务, 要点: 辅导 }'] }));

it('an article that two documents share has its items where each of them has it', () => {
  const { document } = checked.source;
  const [article] = document.articles;
  if (!article) throw new Error('the policy of the test has no article');
  const other = { ...article, items: article.items.map((item) => ({ ...item, id: 'b' })) };
  const both = { ...document, articles: [other, article] };
  const [one, two] = [document, both].map((each) =>
    listItems(each).map(({ item, pointer }) => `${item.id} ${pointer}`),
  );
  expect(one).toEqual(['a /articles/0/items/0']);
  expect(two).toEqual(['b /articles/0/items/0', 'a /articles/1/items/0']);
  expect(findItem(both, 'a')).toBe(itemsById(both).get('a'));
  expect(findItem(document, 'b')).toBeNull();
});
