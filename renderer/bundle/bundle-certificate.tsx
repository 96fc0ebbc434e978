import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeRegion, readVocabulary, type Vocabulary } from '../../engine/index';
import type { BundleSignoffs } from '../../schemas/generated/types';
import type { BundleSigner, BundleView } from '../../main/ipc/contract';
import { CopyButton } from '../ui/copy-button';
import { Identifier } from '../signing/identifier';
import { readManifest, type ManifestFacts } from './read-manifest';

/** What a bundle says of itself, and who vouches for it. */
export function BundleCertificate({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const manifest = readManifest(bundle.manifest);
  const { policy, title, version, revision, validity, region, format, documents, parentRevision } = manifest;
  const signoffs = readSignoffs(bundle);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('bundle.policy'), title && `${title}${policy ? ` (${policy})` : ''}`],
    [t('check.documents'), documents.join(t('common.separator'))],
    [t('bundle.version'), version],
    [t('check.revision'), revision],
    [t('check.parent'), parentRevision && t('check.parentRevision', { revision: parentRevision })],
    [t('bundle.validity'), validity],
    [t('check.usable'), <Usable key="usable" manifest={manifest} />],
    [t('bundle.region'), region && describeRegion(readWords(bundle), region)],
    [t('bundle.format'), format],
    [t('signoff.title'), signoffs.length > 0 && <Signoffs key="signoffs" signoffs={signoffs} />],
    [t('check.signedBy'), <Signers key="signers" bundle={bundle} />],
    [t('bundle.digest'), <Digest key="digest" digest={bundle.digest} />],
  ];
  return (
    <dl className="certificate" data-testid="certificate">
      {rows.map(
        ([label, value]) =>
          value !== null &&
          value !== false &&
          value !== '' && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** The words of a bundle, that name its region; ours where it was refused and shows none. */
function readWords({ texts }: BundleView): Vocabulary {
  const text = texts['vocabulary/vocabulary.json'];
  // A verified bundle has the shapes that its schemas say; they are written from these types.
  return text === undefined ? readVocabulary([]).value : (JSON.parse(text) as Vocabulary);
}

/** Of a verified bundle: sign-offs have the shape that its schema says. */
function readSignoffs({ texts }: BundleView): BundleSignoffs['signoffs'] {
  const text = texts['signoffs.json'];
  return text === undefined ? [] : (JSON.parse(text) as BundleSignoffs).signoffs;
}

function Signoffs({ signoffs }: { readonly signoffs: BundleSignoffs['signoffs'] }) {
  const { t } = useTranslation('words');
  return (
    <ul className="signers" data-testid="certificate-signoffs">
      {signoffs.map(({ who, role, when, decision, remarks }, index) => (
        <li key={index}>
          <b>{who}</b> · {role} · {when} · {t(`signoff.decisions.${decision}`)}
          {remarks !== null && <div>{remarks}</div>}
        </li>
      ))}
    </ul>
  );
}

function Usable({ manifest: { notBefore: from, expires: until } }: { readonly manifest: ManifestFacts }) {
  const { t } = useTranslation('words');
  if (from !== null && until !== null) return t('check.usableBoth', { from, until });
  if (from !== null) return t('check.usableFrom', { from });
  return until !== null ? t('check.usableUntil', { until }) : t('check.always');
}

function Signers({ bundle: { originChecked, signers, unknownKeys } }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  if (!originChecked) return t('check.integrity');
  if (signers.length + unknownKeys.length === 0) return t('check.noSignature');
  return (
    <ul className="signers" data-testid="signers">
      {signers.map((signer) => (
        <Signer key={signer.keyid} signer={signer} />
      ))}
      {unknownKeys.map((keyid) => (
        <li key={keyid} className="quiet">
          {t('check.unknownKey', { keyid: `${keyid.slice(0, 16)}…` })}
        </li>
      ))}
    </ul>
  );
}

function Signer({ signer: { name, suite, keyid, trusted, expires } }: { readonly signer: BundleSigner }) {
  const { t } = useTranslation('words');
  return (
    <li data-trusted={trusted}>
      <b>{name}</b> · {t(trusted ? 'check.counts' : 'check.countsNot')}
      {expires !== null && ` · ${t('check.untilDay', { day: expires })}`}
      <br />
      {t(`signing.suites.${suite}`)} <Identifier keyid={keyid} />
    </li>
  );
}

function Digest({ digest }: { readonly digest: string }) {
  const { t } = useTranslation('words');
  return (
    <span className="certificate-digest">
      <code className="digest" data-testid="bundle-digest">
        {digest}
      </code>
      <CopyButton text={digest} label={t('bundle.copy')} />
    </span>
  );
}
