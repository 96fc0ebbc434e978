import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../main/ipc/contract';
import { useBilingual } from '../ui/services';

export type Verdict = 'trusted' | 'own' | 'unsigned' | 'integrity' | 'older' | 'refused';

/** What is to be thought of a bundle, in one word. */
export function judgeBundle({ verified, older, originChecked, signers }: BundleView): Verdict {
  if (older) return 'older';
  if (!verified) return 'refused';
  if (!originChecked) return 'integrity';
  if (signers.some(({ trusted }) => trusted)) return 'trusted';
  return signers.length > 0 ? 'own' : 'unsigned';
}

const looks = {
  trusted: { className: 'seal seal-good', icon: CheckCircleFilled },
  own: { className: 'seal seal-middling', icon: ExclamationCircleFilled },
  unsigned: { className: 'seal seal-middling', icon: ExclamationCircleFilled },
  integrity: { className: 'seal seal-middling', icon: ExclamationCircleFilled },
  older: { className: 'seal seal-bad', icon: CloseCircleFilled },
  refused: { className: 'seal seal-bad', icon: CloseCircleFilled },
} as const;

/** The verdict on a bundle and, where it was refused, every reason. */
export function BundleSeal({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const verdict = judgeBundle(bundle);
  const { className, icon: Icon } = looks[verdict];
  const names = bundle.signers.flatMap(({ name, trusted }) => (trusted ? [name] : [])).join(t('common.separator'));
  return (
    <>
      <p className={className} data-testid="bundle-verified" data-verified={bundle.verified} data-verdict={verdict}>
        <Icon aria-hidden="true" />
        <span>
          <b>{t(`check.${verdict}`)}</b>
          <br />
          {t(`check.${verdict}Hint`, { names })}
        </span>
      </p>
      {bundle.findings.length > 0 && (
        <section>
          <h3>{t('check.reasons')}</h3>
          <ul className="findings" data-testid="findings">
            {bundle.findings.map((finding, index) => (
              <li key={index} data-code={finding.code}>
                {speak(finding.message)} {speak(finding.hint)}{' '}
                <span className="quiet">
                  {t('check.reason')} <code>{finding.code}</code>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
