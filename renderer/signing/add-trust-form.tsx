import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundKeyView, TrustGrantView } from '../../main/ipc/signing-contract';
import { Identifier } from './identifier';
import { listPolicies } from './list-policies';

interface AddTrustFormProps {
  readonly found: FoundKeyView;
  /** Nobody has to be asked about one's own key. */
  readonly isOwn: boolean;
  readonly busy: boolean;
  readonly add: (grant: TrustGrantView) => Promise<void>;
  readonly cancel: () => void;
}

interface Fields {
  readonly name: string;
  readonly policies?: string;
  readonly expires?: string;
}

/** Trusts a key once its identifier was compared with its owner: what a file says of itself proves nothing. */
export function AddTrustForm({ found, isOwn, busy, add, cancel }: AddTrustFormProps) {
  const { t } = useTranslation('words');
  const [compared, setCompared] = useState(isOwn);
  const { suite, publicKey, keyid } = found;
  const submit = ({ name, policies, expires }: Fields) =>
    void add({
      suite,
      publicKey,
      name: name.trim(),
      policies: listPolicies(policies) ?? null,
      expires: expires || null,
    });
  return (
    <section className="signing-form" data-testid="add-trust" aria-label={t('trust.addTitle')}>
      <h3>{t('trust.addTitle')}</h3>
      {!isOwn && <p>{t('trust.compare')}</p>}
      <p className="trust-identifier">
        <Identifier keyid={keyid} full />
        <br />
        <span className="quiet">{t(`signing.suites.${suite}`)}</span>
      </p>
      <Form<Fields> layout="vertical" requiredMark={false} initialValues={{ name: found.name }} onFinish={submit}>
        <div className="signing-pair">
          <Form.Item
            name="name"
            label={t('trust.owner')}
            rules={[{ required: true, whitespace: true, message: t('trust.ownerMissing') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="expires" label={t('trust.expires')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item
          name="policies"
          label={t('trust.policies')}
          extra={t('trust.policiesHint')}
          rules={[
            {
              validator: (_, value?: string) =>
                listPolicies(value) === undefined
                  ? Promise.reject(new Error(t('trust.policiesWrong')))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input />
        </Form.Item>
        {!isOwn && (
          <p>
            <Checkbox checked={compared} onChange={({ target }) => setCompared(target.checked)}>
              {t('trust.compared')}
            </Checkbox>
          </p>
        )}
        <div className="signing-actions">
          <Button type="primary" htmlType="submit" disabled={!compared} loading={busy}>
            {t('trust.confirm')}
          </Button>
          <Button onClick={cancel}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}
