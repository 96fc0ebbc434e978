import { useTranslation } from 'react-i18next';
import { CopyButton } from '../ui/copy-button';

interface IdentifierProps {
  readonly keyid: string;
  /** All of it, in groups to be read out; else its beginning. */
  readonly full?: boolean;
}

/** The identifier of a key, to be compared or copied. */
export function Identifier({ keyid, full = false }: IdentifierProps) {
  const { t } = useTranslation('words');
  const shown = full ? (keyid.match(/.{1,4}/g) ?? []).join(' ') : `${keyid.slice(0, 16)}…`;
  return (
    <span className="identifier">
      <code className="digest" title={keyid} data-keyid={keyid}>
        {shown}
      </code>
      <CopyButton text={keyid} label={t('signing.copy')} />
    </span>
  );
}
