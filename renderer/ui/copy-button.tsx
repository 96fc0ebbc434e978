import { CopyOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, in words. */
  readonly label: string;
}

/** Copies a text that is too long to be typed; says in its tooltip that it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useTranslation('words');
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <button
      type="button"
      className="tool"
      aria-label={label}
      title={copied ? t('common.copied') : label}
      onClick={copy}
    >
      <CopyOutlined aria-hidden="true" />
    </button>
  );
}
