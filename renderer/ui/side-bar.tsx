import { ApartmentOutlined, FolderOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { FilesPanel } from './files-panel';
import { OutlinePanel } from './outline-panel';
import type { SidePanel } from '../state/app-state';
import { useApp, useServices } from './services';
import './side-bar.css';

const panels = [
  ['files', FolderOutlined],
  ['outline', ApartmentOutlined],
] as const;

/** The left edge: which panel is open, and the panel. */
export const SideBar = { Activity, Panel: SidePanelView };

function Activity() {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const open = useApp((state) => state.layout.side);
  return (
    <nav className="activity" aria-label={t('side.label')}>
      {panels.map(([panel, Icon]) => (
        <button
          key={panel}
          type="button"
          className="activity-button"
          aria-pressed={open === panel}
          title={t(`side.${panel}`)}
          data-testid={`side-${panel}`}
          onClick={() => store.dispatch({ type: 'sidePanelToggled', panel })}
        >
          <Icon aria-hidden="true" />
          <span>{t(`side.${panel}`)}</span>
        </button>
      ))}
    </nav>
  );
}

function SidePanelView({ panel }: { readonly panel: SidePanel }) {
  return panel === 'files' ? <FilesPanel /> : <OutlinePanel />;
}
