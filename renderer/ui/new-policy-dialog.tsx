import { Form, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createPolicy } from '../state/create-policy';
import { reportFailure } from '../state/report-failure';
import type { RegionChoice } from '../worker/contract';
import { EmptyHint } from './empty-hint';
import { useApp, useServices } from './services';
import { nameRegion, searchRegions } from './search-regions';
import { useSpeller } from './use-speller';
import { templateKinds, type TemplateChoices, type TemplateKind } from './template-choices';

interface Fields {
  readonly title: string;
  readonly issuer?: string;
  readonly region: string;
  readonly level: TemplateChoices['level'];
  readonly docNumber?: string;
  readonly from: string;
  readonly to: string;
  readonly kind: TemplateKind;
}

/** The button at the foot of the dialog belongs to its form, so that Enter in a field presses it. */
const FORM = 'new-policy-form';

const levels = ['district', 'city', 'province', 'nation'] as const;

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
    const { from, to, docNumber = '', issuer = '', ...rest } = fields;
    try {
      await createPolicy(services, {
        ...rest,
        issuer: issuer.trim(),
        docNumber: docNumber.trim(),
        effective: { from, to },
        regionName,
      });
      close();
    } catch (failure) {
      reportFailure(store, failure);
    } finally {
      setCreating(false);
    }
  };

  const year = new Date().getFullYear();
  const spell = useSpeller();
  const [options, isWanted] = useMemo(() => searchRegions(regions, spell), [regions, spell]);
  return (
    <Modal
      open
      width="min(33rem, 94vw)"
      title={t('newPolicy.title')}
      okText={t('newPolicy.create')}
      okButtonProps={{ disabled: !open, loading: creating, htmlType: 'submit', form: FORM }}
      cancelText={t('common.cancel')}
      onCancel={close}
      afterOpenChange={(shown) => {
        // The dialog puts the keyboard on its own buttons when it has come.
        if (shown) form.focusField('title');
      }}
    >
      {open ? (
        <Form<Fields>
          id={FORM}
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ level: 'district', kind: 'tiered', from: `${year}-01-01`, to: `${year + 1}-12-31` }}
          onFinish={(fields) => void submit(fields)}
        >
          <Form.Item
            name="title"
            label={t('newPolicy.name')}
            rules={[{ required: true, whitespace: true, message: t('newPolicy.nameMissing') }]}
          >
            <Input maxLength={200} placeholder={t('newPolicy.namePlaceholder')} />
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
                showSearch={{ filterOption: (typed, option) => isWanted(typed, option?.value ?? '') }}
                placeholder={t('newPolicy.regionPlaceholder')}
                options={options}
                onChange={(code: string) => form.setFieldValue('level', levelOf(code))}
              />
            </Form.Item>
            <Form.Item name="level" label={t('newPolicy.level')}>
              <Select options={levels.map((value) => ({ value, label: t(`level.${value}`) }))} />
            </Form.Item>
          </div>
          <Form.Item name="docNumber" label={t('newPolicy.docNumber')}>
            <Input maxLength={200} placeholder={t('newPolicy.docNumberPlaceholder')} />
          </Form.Item>
          <div className="form-row">
            <Form.Item
              name="from"
              label={t('newPolicy.from')}
              rules={[{ required: true, message: t('newPolicy.dayMissing') }]}
            >
              <Input type="date" />
            </Form.Item>
            <Form.Item
              name="to"
              label={t('newPolicy.to')}
              dependencies={['from']}
              rules={[
                { required: true, message: t('newPolicy.dayMissing') },
                ({ getFieldValue }) => ({
                  validator: (_, to: string) =>
                    to === '' || to >= String(getFieldValue('from'))
                      ? Promise.resolve()
                      : Promise.reject(new Error(t('newPolicy.daysTurned'))),
                }),
              ]}
            >
              <Input type="date" />
            </Form.Item>
          </div>
          <Form.Item name="kind" label={t('newPolicy.kind')}>
            <Radio.Group className="template-kinds">
              {templateKinds.map((kind) => (
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

function levelOf(code: string): TemplateChoices['level'] {
  if (code === '000000' || code === '100000') return 'nation';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'district';
}
