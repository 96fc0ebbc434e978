import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface EditableProps {
  /** Of the value in the document that the preview was made of. */
  readonly pointer: string;
  readonly className?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A figure, day, title or unit that can be changed where it stands. The pane hears the click. */
export const Editable = memo(function Editable({ pointer, className = '', title, children }: EditableProps) {
  const { t } = useTranslation('words');
  return (
    <button type="button" className={`editable ${className}`} data-edit={pointer} title={title ?? t('form.changeHere')}>
      {children}
    </button>
  );
});
