import { useTranslation } from 'react-i18next';
import { revealRange } from '../editor/editor-commands';
import { selectActiveDocument } from '../state/selectors';
import type { SymbolView } from '../worker/contract';
import { EmptyHint } from './empty-hint';
import { useApp, useServices } from './services';

/** The active document by its sections, articles and items. */
export function OutlinePanel() {
  const { t } = useTranslation('words');
  const outline = useApp((state) => state.outline);
  const path = useApp((state) => selectActiveDocument(state)?.path ?? null);
  const shown = outline && outline.path === path && outline.symbols.length > 0;
  return (
    <aside className="side-panel" aria-label={t('side.outline')} data-testid="outline">
      <h2 className="side-title">{t('side.outline')}</h2>
      {shown ? <Symbols path={outline.path} symbols={outline.symbols} /> : <EmptyHint text={t('side.noOutline')} />}
    </aside>
  );
}

function Symbols({ path, symbols }: { readonly path: string; readonly symbols: readonly SymbolView[] }) {
  const services = useServices();
  return (
    <ul className="outline">
      {symbols.map((symbol) => (
        <li key={`${symbol.range.start} ${symbol.name}`}>
          <button
            type="button"
            className={`outline-entry outline-${symbol.kind}`}
            title={symbol.detail}
            onClick={() => revealRange(services, path, symbol.nameRange)}
          >
            {symbol.name}
            {symbol.detail !== '' && <span className="quiet"> {symbol.detail}</span>}
          </button>
          {symbol.children.length > 0 && <Symbols path={path} symbols={symbol.children} />}
        </li>
      ))}
    </ul>
  );
}
