import { BookOutlined, FolderOpenOutlined, SafetyCertificateOutlined, SolutionOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../commands';
import { openRecent } from '../state/open-workspace';
import { reportFailure } from '../state/report-failure';
import { useApp, useServices } from './services';

/** What to do when nothing is open. */
export function Welcome() {
  const { t } = useTranslation('words');
  const services = useServices();
  const recent = useApp((state) => state.recent);
  return (
    <main className="welcome" data-testid="welcome">
      <div className="welcome-inner">
        <h1>{t('welcome.title')}</h1>
        <p className="welcome-lead">{t('welcome.lead')}</p>
        <div className="welcome-doors">
          <Door
            command="file.openSample"
            icon={SolutionOutlined}
            title={t('welcome.sample')}
            hint={t('welcome.sampleHint')}
          />
          <Door
            command="file.openWorkspace"
            icon={FolderOpenOutlined}
            title={t('welcome.open')}
            hint={t('welcome.openHint')}
          />
          <Door
            command="bundle.open"
            icon={SafetyCertificateOutlined}
            title={t('welcome.bundle')}
            hint={t('welcome.bundleHint')}
          />
        </div>
        {recent.length > 0 && (
          <section className="welcome-recent">
            <h2>{t('welcome.recent')}</h2>
            <ul>
              {recent.map(({ id, name, location }) => (
                <li key={id}>
                  <button
                    type="button"
                    onClick={() => {
                      openRecent(services, id).catch((failure: unknown) => reportFailure(services.store, failure));
                    }}
                  >
                    <b>{name}</b> <span className="quiet">{location}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <button type="button" className="welcome-tutorial" onClick={() => services.run('help.tutorial')}>
          <BookOutlined aria-hidden="true" /> {t('welcome.tutorial')}
        </button>
      </div>
    </main>
  );
}

interface DoorProps {
  readonly command: CommandId;
  readonly icon: ComponentType;
  readonly title: string;
  readonly hint: string;
}

function Door({ command, icon: Icon, title, hint }: DoorProps) {
  const { run } = useServices();
  return (
    <button type="button" className="door" data-testid={`welcome-${command}`} onClick={() => run(command)}>
      <span className="door-icon">
        <Icon aria-hidden="true" />
      </span>
      <b>{title}</b>
      <span className="quiet">{hint}</span>
    </button>
  );
}
