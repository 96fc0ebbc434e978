import { useTranslation } from 'react-i18next';
import { revealPointer } from '../editor/editor-commands';
import { useServices } from '../ui/services';

interface PlaceLinkProps {
  readonly path: string;
  readonly pointer: string;
  readonly name: string;
}

/** Leads to the part of a policy that is meant. */
export function PlaceLink({ path, pointer, name }: PlaceLinkProps) {
  const { t } = useTranslation('words');
  const services = useServices();
  return (
    <button
      type="button"
      className="clause-link"
      title={t('study.jump')}
      aria-label={`${t('study.jump')}: ${name}`}
      onClick={() => void revealPointer(services, path, pointer)}
    >
      {name}
    </button>
  );
}
