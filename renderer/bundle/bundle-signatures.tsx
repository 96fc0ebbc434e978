import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../main/ipc/contract';
import { requestHost } from '../host';
import { FailureAlert } from '../signing/failure-alert';
import { openSigning } from '../signing/open-signing';
import { useRefusals } from '../signing/use-refusals';
import { useServices } from '../ui/services';

/** Refusals that a signature beside the bundle, or another key in the trust store, may settle. */
const SETTLED_BESIDE = new Set(['bundle/unsigned', 'bundle/signature-stripped']);
/** Refusals for reasons of origin: the content may be whole, and may be looked at. */
const OF_ORIGIN = /^bundle\/(unsigned|signature-|revision-)/;
const SETTLED_BY_TRUST = new Set([
  'bundle/signature-unknown-key',
  'bundle/signature-key-expired',
  'bundle/signature-key-scope',
  'bundle/revision-rolled-back',
]);

type Step = 'sign' | 'take' | null;

interface KeyChoice {
  readonly value: string;
  readonly label: string;
}

/** What can be done about the signatures of a bundle: sign it here, elsewhere, or bring one along. */
export function BundleSignatures({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const services = useServices();
  const { failure, busy, attempt } = useRefusals();
  const [step, setStep] = useState<Step>(null);
  const [keys, setKeys] = useState<readonly KeyChoice[]>([]);
  const [requested, setRequested] = useState<string | null>(null);
  const codes = bundle.findings.map(({ code }) => code);
  const offers = {
    sign: bundle.verified,
    detached: bundle.verified || codes.some((code) => SETTLED_BESIDE.has(code)),
    look: !bundle.verified && codes.every((code) => OF_ORIGIN.test(code)),
    trust: bundle.signers.some(({ trusted }) => !trusted) || codes.some((code) => SETTLED_BY_TRUST.has(code)),
  };

  const show = (next: BundleView | null) => {
    if (next)
      services.store.dispatch({ type: 'dialogOpened', dialog: { kind: 'bundle', bundle: next, exported: false } });
  };
  const begin = async (next: 'sign' | 'take') => {
    const found = await attempt(() => (next === 'sign' ? listOwnKeys() : listKnownKeys()));
    if (!found) return;
    setKeys(found);
    setStep(next);
  };
  const request = async () => {
    const written = await attempt(() => requestHost('bundle:requestSignature', { bundle: bundle.id }));
    if (written) setRequested(t('check.requested', { file: written.fileName, sha256: written.sha256 }));
  };
  const finish = async ({ key, passphrase = '' }: { readonly key: string; readonly passphrase?: string }) => {
    const { id } = bundle;
    show(
      await attempt(() =>
        step === 'sign'
          ? requestHost('bundle:sign', { bundle: id, signing: { key, passphrase } })
          : requestHost('bundle:takeSignature', { bundle: id, keyid: key }),
      ),
    );
  };
  const detached = async () => show(await attempt(() => requestHost('bundle:addDetached', { bundle: bundle.id })));

  const look = async () => show(await attempt(() => requestHost('bundle:checkIntegrity', { bundle: bundle.id })));

  // Nothing can be done about a bundle that is not whole.
  if (!Object.values(offers).includes(true)) return null;
  return (
    <section aria-label={t('check.signatures')} data-testid="bundle-signatures">
      <h3>{t('check.signatures')}</h3>
      <div className="bundle-actions">
        {offers.sign && (
          <>
            <Button onClick={() => void begin('sign')}>{t('check.sign')}</Button>
            <Button onClick={() => void request()}>{t('check.request')}</Button>
            <Button onClick={() => void begin('take')}>{t('check.take')}</Button>
          </>
        )}
        {offers.detached && <Button onClick={() => void detached()}>{t('check.detached')}</Button>}
        {offers.look && <Button onClick={() => void look()}>{t('check.integrityOnly')}</Button>}
        {offers.trust && <Button onClick={() => openSigning(services, 'trust')}>{t('check.openTrust')}</Button>}
      </div>
      {requested !== null && (
        <p role="status" data-testid="signing-done">
          {requested}
        </p>
      )}
      {step !== null && (
        <Form
          key={step}
          className="bundle-step"
          layout="vertical"
          requiredMark={false}
          initialValues={{ key: keys[0]?.value }}
          onFinish={(fields: { key: string; passphrase?: string }) => void finish(fields)}
        >
          {step === 'take' && <p className="quiet">{t('check.takeHint')}</p>}
          {keys.length === 0 ? (
            <p>{t(step === 'sign' ? 'publish.noKeys' : 'trust.none')}</p>
          ) : (
            <>
              <Form.Item name="key" label={t(step === 'sign' ? 'check.key' : 'check.takeWhose')}>
                <Select options={[...keys]} />
              </Form.Item>
              {step === 'sign' && (
                <Form.Item
                  name="passphrase"
                  label={t('check.passphrase')}
                  rules={[{ required: true, message: t('publish.passphraseMissing') }]}
                >
                  <Input.Password maxLength={1000} autoComplete="off" visibilityToggle={false} />
                </Form.Item>
              )}
              <Button type="primary" htmlType="submit" loading={busy}>
                {t('check.go')}
              </Button>
            </>
          )}
        </Form>
      )}
      <FailureAlert failure={failure} />
    </section>
  );
}

async function listOwnKeys(): Promise<readonly KeyChoice[]> {
  return (await requestHost('keys:list', {})).map(({ name }) => ({ value: name, label: name }));
}

/** Keys whose signature can be taken in: those trusted here, and one's own. */
async function listKnownKeys(): Promise<readonly KeyChoice[]> {
  const [{ keys }, own] = await Promise.all([requestHost('trust:describe', {}), requestHost('keys:list', {})]);
  const known = keys.filter(({ revoked }) => !revoked);
  const others = own.filter(({ keyid }) => !keys.some((key) => key.keyid === keyid));
  return [...known, ...others].map(({ name, keyid }) => ({ value: keyid, label: `${name} (${keyid.slice(0, 8)}…)` }));
}
