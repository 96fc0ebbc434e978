import { describe, expect, it } from 'vitest';
import { keepUnits, unitsOf } from './article-units';
import type { FormDraft } from './document-access';

describe('the units of an article', () => {
  const article = (): FormDraft => ({
    number: '三·8',
    lead: '区税务局',
    units: ['区税务局', '区财政局'],
    items: [
      { kind: 'service', gist: '说明' },
      { kind: 'award', id: 'own', lead: '区科技局' },
      { kind: 'exclusion', gist: '不予奖励' },
    ],
  });

  it('go along with items that leave them to the article', () => {
    const moved = article();
    keepUnits(moved, { number: '三·7', lead: '区中小企业服务局' });
    expect(moved['items']).toEqual([
      { kind: 'service', gist: '说明', lead: '区税务局', units: ['区税务局', '区财政局'] },
      { kind: 'award', id: 'own', lead: '区科技局', units: ['区税务局', '区财政局'] },
      // No units can be said of it.
      { kind: 'exclusion', gist: '不予奖励' },
    ]);
  });

  it('are not repeated where the other article says the same', () => {
    const moved = article();
    keepUnits(moved, { lead: '区税务局', units: ['区税务局', '区财政局'] });
    expect(moved).toEqual(article());
  });

  it('are those of an article made of a part of it', () => {
    expect(unitsOf(article())).toEqual({ lead: '区税务局', units: ['区税务局', '区财政局'] });
    expect(unitsOf({ number: '一' })).toEqual({});
  });
});
