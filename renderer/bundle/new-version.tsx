import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../main/ipc/contract';
import { reportFailure } from '../state/report-failure';
import { useApp, useServices } from '../ui/services';
import { findPolicyDocument } from './find-policy-document';
import { nextVersion, versionLevels, type VersionLevel } from './next-version';
import { readManifest } from './read-manifest';
import { startVersion } from './start-version';

/** Offers to draft the next version of a policy from its bundle. */
export function NewVersion({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const services = useServices();
  const { policy, version } = readManifest(bundle.manifest);
  const isOpen = useApp((state) => state.workspace !== null);
  const present = useApp((state) => findPolicyDocument(state, policy)?.version ?? null);
  const [level, setLevel] = useState<VersionLevel>('patch');
  const next = nextVersion([version, present], level);
  const start = () => {
    if (next === null) return;
    startVersion(services, bundle, next).catch((failure: unknown) => reportFailure(services.store, failure));
  };
  return (
    <section aria-label={t('check.newVersion')}>
      <h3>{t('check.newVersion')}</h3>
      <p className="quiet">{t(isOpen ? 'check.newVersionLead' : 'check.noWorkspace')}</p>
      <div className="bundle-actions">
        <Select<VersionLevel>
          value={level}
          aria-label={t('check.newVersionAs')}
          data-testid="version-level"
          onChange={setLevel}
          className="version-level"
          options={versionLevels.map((each) => ({
            value: each,
            label: t(`check.levels.${each}`, { version: nextVersion([version, present], each) ?? '' }),
          }))}
        />
        <Button disabled={!isOpen || next === null} onClick={start} data-testid="start-version">
          {t('check.newVersion')}
        </Button>
      </div>
    </section>
  );
}
