import { Form, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createPolicy } from '../state/create-policy';
import { reportFailure } from '../state/report-failure';
import type { RegionChoice } from '../worker/contract';
import { EmptyHint } from './empty-hint';
import type { TemplateChoices, TemplateKind } from './template-choices';
import { useApp, useServices } from './services';

interface Fields {
  readonly title: string;
  readonly issuer?: string;
  readonly region: string;
  readonly level: TemplateChoices['level'];
  readonly kind: TemplateKind;
}

const levels = ['district', 'city', 'province', 'nation'] as const;
const kinds = ['award', 'subsidy', 'text'] as const;

/** Asks for the few things a policy cannot be without, and makes the file. */
export function NewPolicyDialog() {
  const { t } = useTranslation('words');
  const services = useServices();
  const { store, engine } = services;
  const open = useApp((state) => state.workspace !== null);
  const [form] = Form.useForm<Fields>();
  const [regions, setRegions] = useState<readonly RegionChoice[]>([]);
  const [creating, setCreating] = useState(false);
  const close = () => store.dispatch({ type: 'dialogClosed' });

  useEffect(() => {
    void engine.ask('vocabulary:regions', {}).then((found) => setRegions(found ?? []));
  }, [engine]);

  const submit = async (fields: Fields) => {
    setCreating(true);
    const regionName = nameRegion(regions, fields.region);
    try {
      await createPolicy(services, { ...fields, issuer: fields.issuer ?? '', regionName });
      close();
    } catch (failure) {
      reportFailure(store, failure);
    } finally {
      setCreating(false);
    }
  };

  return (
    <Modal
      open
      title={t('newPolicy.title')}
      okText={t('newPolicy.create')}
      okButtonProps={{ disabled: !open, loading: creating }}
      cancelText={t('common.cancel')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      {open ? (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ level: 'district', kind: 'award' }}
          onFinish={(fields) => void submit(fields)}
        >
          <Form.Item
            name="title"
            label={t('newPolicy.name')}
            rules={[{ required: true, whitespace: true, message: t('newPolicy.nameMissing') }]}
          >
            <Input autoFocus maxLength={200} placeholder={t('newPolicy.namePlaceholder')} />
          </Form.Item>
          <Form.Item name="issuer" label={t('newPolicy.issuer')}>
            <Input maxLength={200} placeholder={t('newPolicy.issuerPlaceholder')} />
          </Form.Item>
          <div className="form-row">
            <Form.Item
              name="region"
              label={t('newPolicy.region')}
              rules={[{ required: true, message: t('newPolicy.regionMissing') }]}
            >
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('newPolicy.regionPlaceholder')}
                options={regions.map(({ code }) => ({ value: code, label: `${nameRegion(regions, code)} ${code}` }))}
                onChange={(code: string) => form.setFieldValue('level', levelOf(code))}
              />
            </Form.Item>
            <Form.Item name="level" label={t('newPolicy.level')}>
              <Select options={levels.map((value) => ({ value, label: t(`level.${value}`) }))} />
            </Form.Item>
          </div>
          <Form.Item name="kind" label={t('newPolicy.kind')}>
            <Radio.Group className="template-kinds">
              {kinds.map((kind) => (
                <Radio key={kind} value={kind}>
                  <b>{t(`newPolicy.kinds.${kind}`)}</b>{' '}
                  <span className="quiet">{t(`newPolicy.kinds.${kind}Hint`)}</span>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
        </Form>
      ) : (
        <EmptyHint text={t('newPolicy.noWorkspace')} />
      )}
    </Modal>
  );
}

/** Names an area with the one that contains it; a city stands well without its province. */
function nameRegion(regions: readonly RegionChoice[], code: string): string {
  const region = regions.find((each) => each.code === code);
  const parent = region?.parent && !code.endsWith('00') ? regions.find((each) => each.code === region.parent) : null;
  return `${parent?.name ?? ''}${region?.name ?? code}`;
}

function levelOf(code: string): TemplateChoices['level'] {
  if (code === '000000' || code === '100000') return 'nation';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'district';
}
