import type { ReactNode } from 'react';

/** Says what to do where there is nothing to show yet. */
export function EmptyHint({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="empty-hint">
      <p>{text}</p>
      {children}
    </div>
  );
}
