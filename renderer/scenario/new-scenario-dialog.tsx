import { Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { reportFailure } from '../state/report-failure';
import { useServices } from '../ui/services';
import { createScenario } from './create-scenario';
import { scenarioTemplates, type ScenarioTemplate } from './scenario-template';

interface Fields {
  readonly name: string;
  readonly template: ScenarioTemplate;
}

/** Asks what a new scenario is called and what it begins with. */
export function NewScenarioDialog() {
  const { t } = useTranslation('words');
  const services = useServices();
  const { store } = services;
  const [form] = Form.useForm<Fields>();
  const close = () => store.dispatch({ type: 'dialogClosed' });
  const submit = ({ name, template }: Fields) => {
    close();
    createScenario(services, { name: name.trim(), template }).catch((error: unknown) => reportFailure(store, error));
  };
  return (
    <Modal
      open
      title={t('scenario.create.title')}
      okText={t('scenario.create.go')}
      okButtonProps={{ 'data-testid': 'new-scenario-go' }}
      cancelText={t('common.cancel')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className="quiet">{t('scenario.create.about')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: t('scenario.create.defaultName'), template: 'cautious' }}
        onFinish={submit}
      >
        <Form.Item
          name="name"
          label={t('scenario.create.name')}
          rules={[{ required: true, whitespace: true, message: t('scenario.create.needed') }]}
        >
          <Input maxLength={80} data-testid="new-scenario-name" />
        </Form.Item>
        <Form.Item name="template" label={t('scenario.create.template')}>
          <Radio.Group
            options={scenarioTemplates.map((value) => ({ value, label: t(`scenario.create.templates.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
