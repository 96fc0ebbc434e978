import { Button, Form, Input, Radio } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnKeyView, SuiteName } from '../../main/ipc/signing-contract';
import { requestHost } from '../host';
import { FailureAlert } from './failure-alert';
import { Identifier } from './identifier';
import { useRefusals } from './use-refusals';

const suites: readonly SuiteName[] = ['ed25519', 'sm2-sm3'];
/** As the host demands it. */
const shortestPassphrase = 10;

/** The keys of this user: made here, exported for others, never shown. */
export function KeysTab({ trustOwn }: { readonly trustOwn: (key: OwnKeyView) => void }) {
  const { t } = useTranslation('words');
  const { failure, busy, look, attempt } = useRefusals();
  const [keys, setKeys] = useState<readonly OwnKeyView[] | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const load = useCallback(
    () => look(() => requestHost('keys:list', {})).then((found) => found && setKeys(found)),
    [look],
  );
  useEffect(() => {
    void load();
  }, [load]);
  const exportKey = async (key: string) => {
    const file = await attempt(() => requestHost('keys:export', { key }));
    if (file !== null) setDone(t('signing.keyExported', { file }));
  };
  return (
    <>
      <p className="quiet">{t('signing.keysLead')}</p>
      {keys?.length === 0 && <p>{t('signing.noKeys')}</p>}
      {keys !== null && keys.length > 0 && (
        <table className="signing-table" data-testid="own-keys">
          <thead>
            <tr>
              <th scope="col">{t('signing.name')}</th>
              <th scope="col">{t('signing.suite')}</th>
              <th scope="col">{t('signing.identifier')}</th>
              <th scope="col">{t('signing.state')}</th>
              <th scope="col">{t('signing.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.keyid} data-key={key.name}>
                <th scope="row">{key.name}</th>
                <td>{t(`signing.suites.${key.suite}`)}</td>
                <td>
                  <Identifier keyid={key.keyid} />
                </td>
                <td>{t(key.trusted ? 'signing.trusted' : 'signing.notTrusted')}</td>
                <td>
                  <div className="signing-actions">
                    <Button size="small" onClick={() => void exportKey(key.name)}>
                      {t('signing.exportKey')}
                    </Button>
                    {!key.trusted && (
                      <Button size="small" onClick={() => trustOwn(key)}>
                        {t('signing.trustOwn')}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {done !== null && (
        <p role="status" data-testid="signing-done">
          {done}
        </p>
      )}
      <FailureAlert failure={failure} />
      <NewKey
        busy={busy}
        create={async (fields) => {
          const key = await attempt(() => requestHost('keys:create', fields));
          if (!key) return false;
          setDone(t('signing.created', { name: key.name }));
          await load();
          return true;
        }}
      />
    </>
  );
}

interface NewKeyFields {
  readonly name: string;
  readonly suite: SuiteName;
  readonly passphrase: string;
  readonly again: string;
}

interface NewKeyProps {
  readonly busy: boolean;
  readonly create: (fields: Omit<NewKeyFields, 'again'>) => Promise<boolean>;
}

function NewKey({ busy, create }: NewKeyProps) {
  const { t } = useTranslation('words');
  const [form] = Form.useForm<NewKeyFields>();
  const submit = async ({ name, suite, passphrase }: NewKeyFields) => {
    if (await create({ name, suite, passphrase })) form.resetFields();
  };
  return (
    <section className="signing-form" aria-label={t('signing.newKey')}>
      <h3>{t('signing.newKey')}</h3>
      <Form<NewKeyFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ suite: 'ed25519' }}
        onFinish={(fields) => void submit(fields)}
      >
        <div className="signing-pair">
          <Form.Item
            name="name"
            label={t('signing.name')}
            extra={t('signing.nameHint')}
            rules={[{ required: true, whitespace: true, message: t('signing.nameMissing') }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="suite" label={t('signing.suite')}>
            <Radio.Group options={suites.map((value) => ({ value, label: t(`signing.suites.${value}`) }))} />
          </Form.Item>
        </div>
        <div className="signing-pair">
          <Form.Item
            name="passphrase"
            label={t('signing.passphrase')}
            extra={t('signing.passphraseHint')}
            rules={[
              {
                validator: (_, value?: string) =>
                  [...(value ?? '')].length >= shortestPassphrase
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('signing.passphraseShort'))),
              },
            ]}
          >
            <Input.Password maxLength={1000} autoComplete="new-password" visibilityToggle={false} />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('signing.passphraseAgain')}
            dependencies={['passphrase']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, value?: string) =>
                  value === getFieldValue('passphrase')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('signing.passphraseDiffers'))),
              }),
            ]}
          >
            <Input.Password maxLength={1000} autoComplete="new-password" visibilityToggle={false} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('signing.create')}
        </Button>
      </Form>
    </section>
  );
}
