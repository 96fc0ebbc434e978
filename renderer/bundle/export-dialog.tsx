import { Button, Form, Input, Modal, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../main/ipc/contract';
import type { OwnKeyView, ReleaseForecastView } from '../../main/ipc/signing-contract';
import { HostFailure, requestHost } from '../host';
import { FailureAlert } from '../signing/failure-alert';
import { openSigning } from '../signing/open-signing';
import { useRefusals } from '../signing/use-refusals';
import { reportFailure } from '../state/report-failure';
import { useServices } from '../ui/services';
import './bundle.css';
import { ReleaseForecast } from './release-forecast';
import { readSignoff, SignoffList, type SignoffFields } from './signoff-list';

interface Fields {
  /** Name of the key; empty exports without signature. */
  readonly key: string;
  readonly passphrase?: string;
  readonly notBefore?: string;
  readonly expires?: string;
  /** Why the version is lower than the change asks for. */
  readonly versionReason?: string;
  readonly signoffs?: readonly SignoffFields[];
}

/** The button at the foot of the dialog belongs to its form, so that Enter in a field presses it. */
const FORM = 'export-form';

const exportMark: { readonly [name: `data-${string}`]: string } = { 'data-testid': 'export-go' };

/** Asks who signs and when the bundle may be used, and says which release it will be. */
export function ExportDialog({ document }: { readonly document: DocumentId }) {
  const { t } = useTranslation('words');
  const services = useServices();
  const { store } = services;
  const [form] = Form.useForm<Fields>();
  const [keys, setKeys] = useState<readonly OwnKeyView[] | null>(null);
  const { failure, busy, look, attempt } = useRefusals();
  const key = Form.useWatch('key', form) ?? '';
  const notBefore = Form.useWatch('notBefore', form) || null;
  const expires = Form.useWatch('expires', form) || null;
  const { forecast, refusal } = useForecast(document, keys === null ? null : key !== '', notBefore, expires);
  const close = () => store.dispatch({ type: 'dialogClosed' });

  useEffect(() => {
    void look(() => requestHost('keys:list', {})).then((found) => {
      setKeys(found ?? []);
      form.setFieldValue('key', found?.[0]?.name ?? '');
    });
  }, [look, form]);

  const submit = async (fields: Fields) => {
    const signing = fields.key === '' ? null : { key: fields.key, passphrase: fields.passphrase ?? '' };
    // A reason belongs to a release only where one is asked for.
    const reason = (forecast?.change?.isLow && fields.versionReason?.trim()) || null;
    const signoffs = (fields.signoffs ?? []).map((each) => readSignoff(each, forecast?.reviewDigest ?? ''));
    const bundle = await attempt(() =>
      requestHost('bundle:export', {
        document,
        signing,
        validity: { notBefore, expires },
        versionReason: reason,
        signoffs,
      }),
    );
    if (bundle) store.dispatch({ type: 'dialogOpened', dialog: { kind: 'bundle', bundle, exported: true } });
  };

  return (
    <Modal
      open
      width="min(40rem, 92vw)"
      title={t('publish.title')}
      okText={t(key === '' ? 'publish.export' : 'publish.exportSigned')}
      okButtonProps={{ disabled: forecast === null, loading: busy, htmlType: 'submit', form: FORM, ...exportMark }}
      cancelText={t('common.cancel')}
      onCancel={close}
    >
      <div className="export" data-testid="export-dialog">
        {refusal ? (
          <>
            <h3>{t('publish.refused')}</h3>
            <FailureAlert failure={refusal} />
          </>
        ) : (
          <ReleaseForecast forecast={forecast} document={document} />
        )}
        <Form<Fields>
          id={FORM}
          form={form}
          layout="vertical"
          // What the policy itself forbids, no decision about the release can mend.
          hidden={refusal !== null && refusal.failure.code !== 'export/validity'}
          requiredMark={false}
          initialValues={{ key: '' }}
          onFinish={(fields) => void submit(fields)}
        >
          {forecast?.change?.isLow && (
            <Form.Item
              name="versionReason"
              label={t('publish.versionReason')}
              rules={[{ required: true, whitespace: true, message: t('publish.versionReasonMissing') }]}
            >
              <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} data-testid="version-reason" />
            </Form.Item>
          )}
          <SignoffList digest={forecast?.reviewDigest ?? null} isAgain={forecast?.isAgain ?? false} />
          <Form.Item name="key" label={t('publish.signing')}>
            <Radio.Group className="export-keys">
              {(keys ?? []).map(({ name, suite }) => (
                <Radio key={name} value={name}>
                  {t('publish.signWith', { name })} <span className="quiet">{t(`signing.suites.${suite}`)}</span>
                </Radio>
              ))}
              <Radio value="">
                {t('publish.unsigned')} <span className="quiet">{t('publish.unsignedHint')}</span>
              </Radio>
            </Radio.Group>
          </Form.Item>
          <p className="export-manage">
            {keys?.length === 0 && <span className="quiet">{t('publish.noKeys')} </span>}
            <Button size="small" onClick={() => openSigning(services, 'keys')}>
              {t('publish.manageKeys')}
            </Button>
          </p>
          {key !== '' && (
            <Form.Item
              name="passphrase"
              label={t('publish.passphrase')}
              rules={[{ required: true, message: t('publish.passphraseMissing') }]}
            >
              <Input.Password maxLength={1000} autoComplete="off" visibilityToggle={false} />
            </Form.Item>
          )}
          <div className="export-days">
            <Form.Item name="notBefore" label={t('publish.notBefore')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="expires" label={t('publish.expires')}>
              <Input type="date" />
            </Form.Item>
          </div>
          <p className="quiet">{t('publish.validityHint')}</p>
        </Form>
        <FailureAlert failure={failure} />
      </div>
    </Modal>
  );
}

interface ForecastState {
  readonly forecast: ReleaseForecastView | null;
  /** Why nothing can be exported. */
  readonly refusal: HostFailure | null;
}

const WAITING: ForecastState = { forecast: null, refusal: null };

/** Asks the host anew whenever something is decided otherwise; answers to earlier questions are thrown away. */
function useForecast(
  document: DocumentId,
  signed: boolean | null,
  notBefore: string | null,
  expires: string | null,
): ForecastState {
  const { store } = useServices();
  const [state, setState] = useState<ForecastState>(WAITING);
  useEffect(() => {
    if (signed === null) return undefined;
    let outdated = false;
    const settle = (next: ForecastState) => {
      if (!outdated) setState(next);
    };
    requestHost('bundle:foresee', { document, signed, validity: { notBefore, expires } }).then(
      (forecast) => settle({ forecast, refusal: null }),
      (error: unknown) => {
        if (error instanceof HostFailure) settle({ forecast: null, refusal: error });
        else reportFailure(store, error);
      },
    );
    return () => {
      outdated = true;
    };
  }, [document, signed, notBefore, expires, store]);
  return state;
}
