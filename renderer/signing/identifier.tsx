import { CopyOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface IdentifierProps {
  readonly keyid: string;
  /** All of it, in groups to be read out; else its beginning. */
  readonly full?: boolean;
}

/** The identifier of a key, to be compared or copied. */
export function Identifier({ keyid, full = false }: IdentifierProps) {
  const { t } = useTranslation('words');
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(keyid).then(() => setCopied(true));
  const shown = full ? (keyid.match(/.{1,4}/g) ?? []).join(' ') : `${keyid.slice(0, 16)}…`;
  return (
    <span className="identifier">
      <code className="digest" title={keyid} data-keyid={keyid}>
        {shown}
      </code>
      <button
        type="button"
        className="tool"
        aria-label={t('signing.copy')}
        title={t(copied ? 'signing.copied' : 'signing.copy')}
        onClick={copy}
      >
        <CopyOutlined aria-hidden="true" />
      </button>
    </span>
  );
}
