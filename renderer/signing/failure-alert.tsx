import { Alert } from 'antd';
import type { HostFailure } from '../host';
import { useBilingual } from '../ui/services';

/** What the host refused, where the user has asked for it. */
export function FailureAlert({ failure }: { readonly failure: HostFailure | null }) {
  const speak = useBilingual();
  if (!failure) return null;
  const { code, message } = failure.failure;
  return (
    <div role="alert" data-testid="refusal" data-code={code}>
      <Alert type="error" showIcon title={<span className="refusal">{speak(message)}</span>} />
    </div>
  );
}
