import { Form, InputNumber, Modal, Radio, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GenerateChoice } from '../../main/ipc/population-contract';
import { generatePopulation } from '../state/open-population';
import { reportFailure } from '../state/report-failure';
import { searchRegions } from '../ui/search-regions';
import { useServices } from '../ui/services';
import { useSpeller } from '../ui/use-speller';
import type { RegionChoice } from '../worker/contract';
import { useClear } from '../ui/use-clear';

type Fields = Omit<GenerateChoice, 'region'> & { readonly region?: string | undefined };

/** The button at the foot of the dialog belongs to its form, so that Enter in a field presses it. */
const FORM = 'generate-form';

/** Asks how many enterprises to make, and of what kind. */
export function GenerateDialog() {
  const { t } = useTranslation('words');
  const clear = useClear();
  const services = useServices();
  const { store, engine } = services;
  const [form] = Form.useForm<Fields>();
  const [regions, setRegions] = useState<readonly RegionChoice[]>([]);
  const close = () => store.dispatch({ type: 'dialogClosed' });

  useEffect(() => {
    void engine.ask('vocabulary:regions', {}).then((found) => setRegions(found ?? []));
  }, [engine]);

  const spell = useSpeller();
  const [options, isWanted] = useMemo(() => searchRegions(regions, spell), [regions, spell]);
  const submit = ({ region, ...fields }: Fields) => {
    close();
    const choice: GenerateChoice = { ...fields, region: region ?? null };
    generatePopulation(services, choice).catch((error: unknown) => reportFailure(store, error));
  };
  return (
    <Modal
      open
      width="min(33rem, 94vw)"
      title={t('generate.title')}
      okText={t('generate.go')}
      okButtonProps={{ 'data-testid': 'generate-go', htmlType: 'submit', form: FORM }}
      cancelText={t('common.cancel')}
      onCancel={close}
    >
      <p className="quiet">{t('generate.about')}</p>
      <Form<Fields>
        id={FORM}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ count: 10_000, seed: 1, distribution: 'realistic' }}
        onFinish={submit}
      >
        <Form.Item name="count" label={t('generate.count')} rules={[{ required: true, message: t('generate.needed') }]}>
          <InputNumber
            min={1}
            max={10_000_000}
            precision={0}
            controls={false}
            style={{ width: '100%' }}
            data-testid="generate-count"
          />
        </Form.Item>
        <Form.Item name="seed" label={t('generate.seed')} rules={[{ required: true, message: t('generate.needed') }]}>
          <InputNumber
            min={0}
            max={2_147_483_647}
            precision={0}
            controls={false}
            style={{ width: '100%' }}
            data-testid="generate-seed"
          />
        </Form.Item>
        <Form.Item name="region" label={t('generate.region')}>
          <Select
            allowClear={clear}
            showSearch={{ filterOption: (typed, option) => isWanted(typed, option?.value ?? '') }}
            placeholder={t('generate.everywhere')}
            options={options.filter(({ value }) => !value.endsWith('0000'))}
          />
        </Form.Item>
        <Form.Item name="distribution" label={t('generate.distribution')}>
          <Radio.Group
            options={(['realistic', 'dense'] as const).map((value) => ({ value, label: t(`generate.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
