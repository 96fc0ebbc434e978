import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { listDirty } from '../state/selectors';
import { useServices } from './services';
import type { Services } from '../state/services';

/** Shows what went wrong in place of a blank window, after putting every unsaved text in the journal. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }) {
  return <Boundary services={useServices()}>{children}</Boundary>;
}

interface BoundaryProps {
  readonly services: Services;
  readonly children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { readonly failure: Error | null }> {
  override state: { readonly failure: Error | null } = { failure: null };

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  override componentDidCatch(failure: Error, info: ErrorInfo): void {
    console.error(failure, info.componentStack);
    for (const { id, text } of listDirty(this.props.services.store.get())) {
      void window.cuoshi.request('journal:keep', { document: id, text });
    }
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return (
      <Translation ns="words">
        {(t) => (
          <main className="crash" role="alert">
            <h1>{t('crash.title')}</h1>
            <p>{t('crash.text')}</p>
            <button type="button" className="crash-reload" onClick={() => window.location.reload()}>
              {t('crash.reload')}
            </button>
            <pre>{failure.stack ?? failure.message}</pre>
          </main>
        )}
      </Translation>
    );
  }
}
