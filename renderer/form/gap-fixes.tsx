import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, Fix, TextRange } from '../../engine/index';
import { selectDocumentByPath } from '../state/selectors';
import { useApp, useBilingual, useServices } from '../ui/services';
import { useFormScene, useFormView } from './form-context';

/** What the analysis calls a table with something left out between its rows. */
const gapCodes: ReadonlySet<string> = new Set(['analyse/level-gap', 'analyse/range-gap']);

/** The gaps of a table beside it, with the rows that close them. */
export function GapFixes({ pointer }: { readonly pointer: string }) {
  const { path, readOnly } = useFormScene();
  const shown = useFormView().version;
  const findings = useApp((state) => state.study.findings);
  const version = useApp((state) => selectDocumentByPath(state, path)?.version);
  // Places and fixes hold for the text that was analysed.
  if (readOnly || findings?.versions[path] !== version || shown !== version) return null;
  const gaps = findings?.findings.filter(({ diagnostic: { file, code } }) => file === path && gapCodes.has(code)) ?? [];
  // Only then is it asked where the table stands: each edit moves it.
  return gaps.length === 0 ? null : <GapsOf pointer={pointer} gaps={gaps} />;
}

interface GapsOfProps {
  readonly pointer: string;
  /** Of all tables of the policy. */
  readonly gaps: readonly { readonly diagnostic: Diagnostic }[];
}

function GapsOf({ pointer, gaps }: GapsOfProps) {
  const { t } = useTranslation('words');
  const { path, version } = useFormView();
  const services = useServices();
  const speak = useBilingual();
  const key = useKeyRange(pointer);
  if (!key) return null;
  const here = gaps.filter(({ diagnostic: { range } }) => range.start >= key.start && range.end <= key.end);
  const apply = async (fix: Fix) => {
    await services.forms.settle();
    const document = selectDocumentByPath(services.store.get(), path);
    if (document?.version === version && document) services.texts.applyEdits(document.id, fix.edits);
  };
  return here.map(({ diagnostic }) => (
    <section key={diagnostic.message.en} className="form-gap" data-testid="form-gap" aria-label={t('gap.label')}>
      <p className="form-finding form-finding-warning">{speak(diagnostic.message)}</p>
      <p className="form-article-tools stacking-actions">
        {diagnostic.fixes.map((fix) => (
          <Button
            key={fix.title.en}
            size="small"
            onClick={({ currentTarget }) => {
              // The button goes with the gap: the keyboard stays in the form.
              currentTarget.closest<HTMLElement>('.form-paper')?.focus();
              void apply(fix);
            }}
          >
            {speak(fix.title)}
          </Button>
        ))}
      </p>
    </section>
  ));
}

/** Where the key of a part stands in the text that the form shows; null while that is asked. */
function useKeyRange(pointer: string): TextRange | null {
  const { engine } = useServices();
  const { path, version } = useFormView();
  const [found, setFound] = useState<{ readonly version: number; readonly range: TextRange } | null>(null);
  useEffect(() => {
    let current = true;
    void engine.ask('form:locate', { path, pointer }).then((place) => {
      if (current) setFound(place && { version, range: place.key });
    });
    return () => {
      current = false;
    };
  }, [engine, path, pointer, version]);
  return found?.version === version ? found.range : null;
}
