import { CheckCircleFilled, CloseCircleFilled, CopyOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../main/ipc/contract';
import { useBilingual, useServices } from '../ui/services';
import { readManifest } from './read-manifest';
import './bundle.css';

/** A rule bundle like a certificate: what it holds, from when to when, and whether it is intact. */
export function BundleDialog({ bundle, exported }: { readonly bundle: BundleView; readonly exported: boolean }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const [file, setFile] = useState<string | null>(null);
  const title = `${t(exported ? 'bundle.exported' : 'bundle.opened')} ${bundle.fileName}`;
  return (
    <Modal
      open
      width="min(60rem, 92vw)"
      title={title}
      footer={null}
      onCancel={() => store.dispatch({ type: 'dialogClosed' })}
    >
      <div className="bundle" data-testid="bundle">
        <Seal bundle={bundle} />
        <Certificate bundle={bundle} />
        <Findings bundle={bundle} />
        <Files bundle={bundle} chosen={file} choose={setFile} />
        {file !== null && (
          <pre className="bundle-text" tabIndex={0} aria-label={file}>
            {bundle.texts[file]}
          </pre>
        )}
      </div>
    </Modal>
  );
}

function Seal({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const Icon = bundle.verified ? CheckCircleFilled : CloseCircleFilled;
  return (
    <p
      className={bundle.verified ? 'seal seal-good' : 'seal seal-bad'}
      data-testid="bundle-verified"
      data-verified={bundle.verified}
    >
      <Icon aria-hidden="true" />
      <span>
        <b>{t(bundle.verified ? 'bundle.verified' : 'bundle.notVerified')}</b>
        <br />
        {t(bundle.verified ? 'bundle.verifiedHint' : 'bundle.notVerifiedHint')}
      </span>
    </p>
  );
}

function Certificate({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const [copied, setCopied] = useState(false);
  const manifest = readManifest(bundle.manifest);
  const facts: readonly (readonly [string, string | null])[] = [
    [t('bundle.policy'), manifest.title],
    [t('bundle.version'), manifest.version],
    [t('bundle.validity'), manifest.validity],
    [t('bundle.region'), manifest.region],
    [t('bundle.format'), manifest.format],
  ];
  const copy = () => void navigator.clipboard.writeText(bundle.digest).then(() => setCopied(true));
  return (
    <dl className="certificate">
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      <div>
        <dt>{t('bundle.digest')}</dt>
        <dd>
          <code className="digest" data-testid="bundle-digest">
            {bundle.digest}
          </code>
          <button
            type="button"
            className="tool"
            aria-label={t('bundle.copy')}
            title={t(copied ? 'bundle.copied' : 'bundle.copy')}
            onClick={copy}
          >
            <CopyOutlined aria-hidden="true" />
          </button>
        </dd>
      </div>
    </dl>
  );
}

function Findings({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <section>
      <h3>{t('bundle.findings')}</h3>
      {bundle.findings.length === 0 ? (
        <p className="quiet">{t('bundle.noFindings')}</p>
      ) : (
        <ul className="findings">
          {bundle.findings.map((finding, index) => (
            <li key={index}>
              {speak(finding.message)} <code>{finding.code}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface FilesProps {
  readonly bundle: BundleView;
  readonly chosen: string | null;
  readonly choose: (path: string) => void;
}

function Files({ bundle, chosen, choose }: FilesProps) {
  const { t } = useTranslation('words');
  return (
    <section>
      <h3>{t('bundle.files')}</h3>
      <table className="bundle-files">
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
    </section>
  );
}
