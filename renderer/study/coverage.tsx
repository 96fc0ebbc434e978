import { useTranslation } from 'react-i18next';
import { useApp, useBilingual } from '../ui/services';
import type { CoverageEntry } from '../worker/study-view';
import { PlaceLink } from './place-link';

/** What no worked example shows, by kind, each with the way to its text. */
export function Coverage({ path }: { readonly path: string }) {
  const { t } = useTranslation('words');
  const coverage = useApp(({ study }) => (study.coverage?.path === path ? study.coverage : null));
  const waiting = useApp(({ study }) => study.waiting.includes('examples:cover'));
  const targets = coverage?.targets ?? [];
  const open = targets.filter(({ examples }) => examples.length === 0);
  const kinds = [...new Set(open.map(({ kind }) => kind))];
  const shown = targets.length - open.length;
  return (
    <section className="examples-column" aria-label={t('examples.coverage')} tabIndex={0} data-testid="coverage">
      <h4>{t('examples.coverage')}</h4>
      {!coverage && !waiting && <p className="quiet">{t('examples.broken')}</p>}
      {coverage && (
        <>
          <p className="coverage-sum">{t('examples.covered', { shown, count: targets.length })}</p>
          <span className="measure-bar coverage-bar" aria-hidden="true">
            <span
              className="measure-certain"
              style={{ width: `${targets.length === 0 ? 100 : (shown / targets.length) * 100}%` }}
            />
          </span>
          {open.length === 0 && <p className="quiet">{t('examples.allCovered')}</p>}
          {open.length > 0 && <h5>{t('examples.open')}</h5>}
          {kinds.map((kind) => (
            <div key={kind} className="coverage-kind">
              <h5 className="quiet">{t(`examples.kind.${kind}`)}</h5>
              <ul>
                {open
                  .filter((entry) => entry.kind === kind)
                  .map((entry) => (
                    <OpenEntry key={entry.id} entry={entry} path={path} />
                  ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </section>
  );
}

function OpenEntry({ entry, path }: { readonly entry: CoverageEntry; readonly path: string }) {
  const speak = useBilingual();
  const { t } = useTranslation('words');
  return (
    <li>
      {speak(entry.label)}{' '}
      {entry.pointer !== null && (
        <PlaceLink path={path} pointer={entry.pointer} name={entry.clause ?? t('study.jump')} />
      )}
    </li>
  );
}
