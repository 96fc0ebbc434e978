import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { selectDocumentByPath } from '../state/selectors';
import { useServices } from '../ui/services';
import { useFormScene, useFormView } from './form-context';

/** A part the form has no field for: as it stands in the text, with the way there. */
export function RawText({ pointer }: { readonly pointer: string }) {
  const { t } = useTranslation('words');
  const { path, showInText } = useFormScene();
  const view = useFormView();
  const { engine, store } = useServices();
  const [text, setText] = useState('');
  useEffect(() => {
    let current = true;
    void engine.ask('form:locate', { path, pointer }).then((place) => {
      const whole = selectDocumentByPath(store.get(), path)?.text;
      if (current && place && whole !== undefined) setText(cut(whole, place.value.start, place.value.end));
    });
    return () => {
      current = false;
    };
  }, [engine, store, path, pointer, view]);
  return (
    <div className="form-raw" data-pointer={pointer}>
      <p className="quiet">{t('form.asText')}</p>
      <pre>{text}</pre>
      <Button size="small" onClick={() => showInText(pointer)}>
        {t('form.showInText')}
      </Button>
    </div>
  );
}

/** The lines of a part without what all of them are indented by. */
function cut(text: string, start: number, end: number): string {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const indent = ' '.repeat(start - line);
  return text
    .slice(start, end)
    .split('\n')
    .map((each) => (each.startsWith(indent) ? each.slice(indent.length) : each))
    .join('\n')
    .trimEnd();
}
