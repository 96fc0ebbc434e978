import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../main/ipc/contract';

/** The files of a bundle, for reading. */
export function BundleFiles({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const [chosen, choose] = useState<string | null>(null);
  return (
    <div className="bundle">
      <table className="bundle-files" data-testid="bundle-files">
        <thead>
          <tr>
            <th scope="col">{t('bundle.path')}</th>
            <th scope="col" className="money">
              {t('bundle.size')}
            </th>
            <th scope="col">{t('bundle.sha256')}</th>
          </tr>
        </thead>
        <tbody>
          {bundle.files.map((file) => (
            <tr key={file.path} className={chosen === file.path ? 'selected' : undefined}>
              <th scope="row">
                {bundle.texts[file.path] === undefined ? (
                  file.path
                ) : (
                  <button
                    type="button"
                    className="row-name"
                    aria-label={t('bundle.read', { path: file.path })}
                    onClick={() => choose(file.path)}
                  >
                    {file.path}
                  </button>
                )}
              </th>
              <td className="money">{t('bundle.bytes', { count: file.length })}</td>
              <td>
                <code className="digest" title={file.sha256}>
                  {file.sha256.slice(0, 16)}…
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen !== null && (
        <pre className="bundle-text" tabIndex={0} aria-label={chosen}>
          {bundle.texts[chosen]}
        </pre>
      )}
    </div>
  );
}
