import type { Language } from '../../main/ipc/contract';
import type { FormScope } from '../worker/form-view';
import type { Choice } from './choice-field';

const kinds: readonly { readonly id: string; readonly en: string }[] = [
  { id: '奖励', en: 'All awards' },
  { id: '补贴', en: 'All subsidies' },
  { id: '津贴', en: 'All allowances' },
];

/** What an assumption or a fund can be about: a kind of measure, a policy, one measure. */
export function scopeChoices(scopes: readonly FormScope[], language: Language): readonly Choice[] {
  return [
    ...kinds.map(({ id, en }): Choice => ({ value: id, label: language === 'zh' ? `全部${id}` : en })),
    ...scopes.map(({ id, label }): Choice => ({ value: id, label: `${label} · ${id}`, words: id })),
  ];
}
