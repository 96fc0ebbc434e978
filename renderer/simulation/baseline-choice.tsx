import { Select } from 'antd';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentVersion } from '../../main/ipc/contract';
import { requestHost } from '../host';
import type { AppState } from '../state/app-state';
import { compareEffectWithRelease, compareEffectWithVersion } from '../state/choose-baseline';
import { reportFailure } from '../state/report-failure';
import { selectDocumentByPath } from '../state/selectors';
import { useApp, useLanguage, useMadeOfApp, useServices } from '../ui/services';
import { nameBaseline, titleOf, writeTime } from './baseline-name';

/** So many versions are offered here; the history lists all of them. */
const mostVersions = 20;
const chosen = 'chosen';

/** What the simulation is compared with: the last save, the last release, another policy or a version kept. */
export const BaselineChoice = memo(function BaselineChoice() {
  const { t } = useTranslation('words');
  const services = useServices();
  const { store } = services;
  const kind = useApp((state) => state.baseline.kind);
  const language = useLanguage();
  const previewed = useApp((state) => state.previewed);
  const others = useMadeOfApp(listOthers);
  const [versions, setVersions] = useState<readonly DocumentVersion[]>([]);
  const path = previewed ?? '';
  const name = useApp((state) => nameBaseline(t, state.baseline, state));
  const report = (failure: unknown) => reportFailure(store, failure);

  const listVersions = () => {
    const document = selectDocumentByPath(store.get(), path);
    if (!document) return;
    requestHost('history:list', { document: document.id }).then(setVersions, report);
  };
  const choose = (value: string) => {
    const [kind, ...rest] = value.split(' ');
    const which = rest.join(' ');
    if (kind === 'saved') store.dispatch({ type: 'baselineChosen', baseline: { kind: 'saved' } });
    else if (kind === 'policy')
      store.dispatch({ type: 'baselineChosen', baseline: { kind: 'policy', path, against: which } });
    else if (kind === 'release') compareEffectWithRelease(services, path).catch(report);
    else if (kind === 'version') {
      const version = versions.find(({ id }) => id === which);
      if (version) compareEffectWithVersion(services, path, version).catch(report);
    }
  };
  return (
    <div className="year-choice">
      <span id="baseline-label">{t('baseline.label')}</span>
      <Select<string>
        size="small"
        className="baseline-select"
        value={kind === 'saved' ? 'saved' : chosen}
        aria-labelledby="baseline-label"
        data-testid="baseline-select"
        popupMatchSelectWidth={false}
        labelRender={() => name}
        options={[
          {
            label: t('baseline.groups.usual'),
            options: [
              { value: 'saved', label: t('baseline.saved') },
              ...(previewed === null ? [] : [{ value: 'release', label: t('baseline.release') }]),
            ],
          },
          ...(others.length === 0
            ? []
            : [
                {
                  label: t('baseline.groups.policies'),
                  options: others.map((other) => ({ value: `policy ${other.path}`, label: other.title })),
                },
              ]),
          {
            label: t('baseline.groups.versions'),
            options:
              versions.length === 0
                ? [{ value: 'none', label: t('baseline.noVersions'), disabled: true }]
                : versions.slice(0, mostVersions).map(({ id, savedAt }) => ({
                    value: `version ${id}`,
                    label: writeTime(savedAt, language),
                  })),
          },
        ]}
        onOpenChange={(open) => {
          if (open) listVersions();
        }}
        onChange={choose}
      />
    </div>
  );
});

/** The other policies that can be read. */
function listOthers({ analyses, previewed }: AppState): readonly { readonly path: string; readonly title: string }[] {
  return Object.keys(analyses)
    .filter((path) => path !== previewed && analyses[path]?.policy?.view)
    .map((path) => ({ path, title: titleOf(path, analyses) }));
}

/** The name of the baseline, as the heading of what is compared with it. */
export function useBaselineName(): string {
  const { t } = useTranslation('words');
  const name = useApp((state) => nameBaseline(t, state.baseline, state));
  return t('baseline.against', { name });
}
