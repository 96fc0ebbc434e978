import { PlusOutlined } from '@ant-design/icons';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { nameReviewFile } from '../review/select-review';
import type { AppState, DocumentState } from '../state/app-state';
import { countProblems, isDirty } from '../state/selectors';
import { fileName } from './file-name';
import { useApp, useBilingual, useServices } from './services';

const groups = ['policies', 'enterprises', 'vocabulary', 'scenarios', 'releases', 'review'] as const;
type FileGroup = (typeof groups)[number] | 'other';

/** The files of the workspace, by what they hold. */
export function FilesPanel() {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { run } = useServices();
  const paths = useApp(selectPaths);
  const workspace = useApp((state) => state.workspace);
  const files = useMemo(() => groupFiles(paths), [paths]);
  return (
    <aside className="side-panel" aria-label={t('side.files')} data-testid="files">
      <h2 className="side-title">
        <span title={workspace?.location}>{workspace?.name}</span>
        <button
          type="button"
          className="tool"
          title={t('command.file.newPolicy')}
          aria-label={t('command.file.newPolicy')}
          onClick={() => run('file.newPolicy')}
        >
          <PlusOutlined aria-hidden="true" />
        </button>
      </h2>
      {files.map(([group, entries]) => (
        <section key={group} className="file-group">
          <h3>{t(`side.group.${group}`)}</h3>
          <ul>
            {entries.map(({ id, path }) => (
              <FileEntry key={id} id={id} path={path} />
            ))}
          </ul>
        </section>
      ))}
      {workspace && workspace.skipped.length > 0 && (
        <p
          className="side-note"
          title={workspace.skipped.map(({ path, reason }) => `${path}: ${speak(reason)}`).join('\n')}
        >
          {t('side.skipped', { count: workspace.skipped.length })}
        </p>
      )}
    </aside>
  );
}

const FileEntry = memo(function FileEntry({ id, path }: { readonly id: string; readonly path: string }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const active = useApp((state) => state.activeTab === id);
  const dirty = useApp((state) => {
    const document = state.documents[id];
    return document !== undefined && isDirty(document);
  });
  const errors = useApp((state) => countProblems(state.analyses[path]?.diagnostics ?? []).errors);
  const title = useApp((state) => state.analyses[path]?.policy?.view?.head.title ?? nameReviewFile(state, path));
  return (
    <li>
      <button
        type="button"
        className={errors > 0 ? 'file file-wrong' : 'file'}
        aria-current={active}
        title={title ? `${title}\n${path}` : path}
        data-testid={`file-${path}`}
        onClick={() => store.dispatch({ type: 'tabOpened', document: id })}
      >
        <span className="file-name">{fileName(path)}</span>
        {title !== null && <span className="file-title">{title}</span>}
        {dirty && <span className="tab-dirty" role="img" aria-label={t('toolbar.unsaved')} />}
        {errors > 0 && (
          <span className="file-errors" aria-label={t('side.problems', { count: errors })}>
            {errors}
          </span>
        )}
      </button>
    </li>
  );
});

type FilePlace = Pick<DocumentState, 'id' | 'path'>;

// The list changes only when a workspace is opened or a file is added, not with every key.
let listed: { readonly key: string; readonly places: readonly FilePlace[] } = { key: '', places: [] };

function selectPaths({ documents }: AppState): readonly FilePlace[] {
  const key = Object.keys(documents).join('\n');
  if (key !== listed.key) {
    listed = { key, places: Object.values(documents).map(({ id, path }) => ({ id, path })) };
  }
  return listed.places;
}

function groupFiles(places: readonly FilePlace[]): readonly (readonly [FileGroup, readonly FilePlace[]])[] {
  const grouped = new Map<FileGroup, FilePlace[]>([...groups, 'other' as const].map((group) => [group, []]));
  for (const place of places) grouped.get(groupOf(place.path))?.push(place);
  const sorted = [...grouped].map(
    ([group, entries]) => [group, entries.sort((a, b) => (a.path < b.path ? -1 : 1))] as const,
  );
  return sorted.filter(([, entries]) => entries.length > 0);
}

function groupOf(path: string): FileGroup {
  const folder = path.slice(0, path.indexOf('/'));
  return groups.find((group) => group === folder) ?? 'other';
}
