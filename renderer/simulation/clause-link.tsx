import { useTranslation } from 'react-i18next';
import type { ClauseReference } from '../../engine/index';
import { revealPointer } from '../editor/editor-commands';
import { useApp, useServices } from '../ui/services';

/** Names a clause and leads to its text. */
export function ClauseLink({ policy, from }: { readonly policy: string; readonly from: ClauseReference }) {
  const { t } = useTranslation('words');
  const services = useServices();
  const path = useApp((state) => state.simulation?.policies.find((entry) => entry.policy === policy)?.path ?? null);
  const name = [from.article, from.articleTitle].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className="clause-link"
      title={from.clause ?? from.itemId}
      aria-label={t('why.jump', { clause: name })}
      onClick={() => path !== null && void revealPointer(services, path, from.pointer)}
    >
      {name}
    </button>
  );
}
