import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SignoffChoice } from '../../main/ipc/signing-contract';
import { CopyButton } from '../ui/copy-button';

/** A sign-off as it is typed. */
export interface SignoffFields {
  readonly who?: string;
  readonly role?: string;
  readonly when?: string;
  readonly decision?: SignoffChoice['decision'];
  readonly remarks?: string;
}

const MOST = 32;

/** Takes a sign-off that the form has checked as one of the content with a review digest. */
export function readSignoff(
  { who = '', role = '', when = '', decision = 'approved', remarks = '' }: SignoffFields,
  digest: string,
): SignoffChoice {
  return { who: who.trim(), role: role.trim(), when, decision, digest, remarks: remarks.trim() || null };
}

interface SignoffListProps {
  /** Review digest of what is to be exported; null while it is being worked out. */
  readonly digest: string | null;
  /** Whether the release would be the last one again. */
  readonly isAgain: boolean;
}

/** Asks who reviewed the content, when, and what they decided. */
export function SignoffList({ digest, isAgain }: SignoffListProps) {
  const { t } = useTranslation('words');
  const required = (field: 'who' | 'role' | 'when' | 'remarks') => ({
    required: true,
    whitespace: field !== 'when',
    message: t(`signoff.missing.${field}`),
  });
  return (
    <Form.List name="signoffs">
      {(items, { add, remove }) => (
        <section aria-label={t('signoff.title')} className="signoffs" data-testid="signoffs">
          <p className="export-manage">
            <span>{t('signoff.title')}</span>{' '}
            <Button
              size="small"
              disabled={digest === null || items.length >= MOST}
              onClick={() => add({ decision: 'approved' })}
              data-testid="add-signoff"
            >
              {t('signoff.add')}
            </Button>
          </p>
          {items.length > 0 && digest !== null && (
            <p className="quiet">
              {t('signoff.lead')} {t('signoff.digest')} <code className="digest">{digest}</code>
              <CopyButton text={digest} label={t('signoff.copy')} />
            </p>
          )}
          {items.length > 0 && isAgain && <p className="quiet">{t('signoff.another')}</p>}
          {items.map(({ key, name }, index) => (
            <fieldset key={key} className="signoff">
              <legend>{t('signoff.number', { number: index + 1 })}</legend>
              <div className="export-days">
                <Form.Item name={[name, 'who']} label={t('signoff.who')} rules={[required('who')]}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'role']} label={t('signoff.role')} rules={[required('role')]}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'when']} label={t('signoff.when')} rules={[required('when')]}>
                  <Input type="date" />
                </Form.Item>
              </div>
              <Form.Item name={[name, 'decision']} label={t('signoff.decision')}>
                <Radio.Group
                  options={(['approved', 'approvedWithRemarks'] as const).map((value) => ({
                    value,
                    label: t(`signoff.decisions.${value}`),
                  }))}
                />
              </Form.Item>
              <Form.Item
                noStyle
                shouldUpdate={(before: Parent, after: Parent) => decisionOf(before, name) !== decisionOf(after, name)}
              >
                {({ getFieldValue }) => (
                  <Form.Item
                    name={[name, 'remarks']}
                    label={t('signoff.remarks')}
                    rules={
                      getFieldValue(['signoffs', name, 'decision']) === 'approvedWithRemarks'
                        ? [required('remarks')]
                        : []
                    }
                  >
                    <Input.TextArea maxLength={4000} autoSize={{ minRows: 1, maxRows: 5 }} />
                  </Form.Item>
                )}
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {t('signoff.remove')}
              </Button>
            </fieldset>
          ))}
        </section>
      )}
    </Form.List>
  );
}

interface Parent {
  readonly signoffs?: readonly SignoffFields[];
}

function decisionOf({ signoffs }: Parent, at: number): SignoffChoice['decision'] | undefined {
  return signoffs?.[at]?.decision;
}
