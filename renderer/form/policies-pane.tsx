import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LevelRelation } from '../../engine/index';
import type { AppState } from '../state/app-state';
import { useApp, useServices } from '../ui/services';
import type { PolicyRelations, RelatedPolicy } from '../worker/form-view';
import { useChoices } from './choice-field';
import { useFormScene } from './form-context';
import { PoliciesGrid } from './policies-grid';
import { PolicyPair } from './policy-pair';

/** So many policies are set side by side at first: more of them are chosen by name. */
const MOST_SHOWN = 8;

/** How the money of the policies of the workspace combines, and what each of them says of it. */
export function PoliciesPane() {
  const { t } = useTranslation('words');
  const { path: own } = useFormScene();
  const relations = useRelations();
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const [chosen, setChosen] = useState<readonly [string, string] | null>(null);
  const policies = useMemo(
    () => relations?.policies.filter((each) => each.pays || each.path === own) ?? [],
    [relations, own],
  );
  if (!relations) return <p className="quiet">{t('form.loading')}</p>;
  if (policies.length < 2) return <p className="quiet">{t('across.alone')}</p>;
  const ordered = [...policies].sort((a, b) => Number(b.path === own) - Number(a.path === own));
  const shown = picked ? policies.filter(({ path }) => picked.includes(path)) : ordered.slice(0, MOST_SHOWN);
  const at = (path: string) => shown.findIndex((policy) => policy.path === path);
  const pair = chosen && ([at(chosen[0]), at(chosen[1])] as const);
  const [one, other] = [pair && shown[pair[0]], pair && shown[pair[1]]];
  return (
    <div data-testid="across">
      <p className="quiet">{t('across.hint')}</p>
      {policies.length > MOST_SHOWN && <PolicyPicker policies={policies} shown={shown} pick={setPicked} />}
      {shown.length > 1 && (
        <PoliciesGrid
          policies={shown}
          chosen={one && other ? pair : null}
          choose={([down, across]) => {
            const [first, second] = [shown[down], shown[across]];
            if (first && second) setChosen([first.path, second.path]);
          }}
        />
      )}
      {one && other && (
        <PolicyPair own={one} other={other} policies={policies} outcomes={outcomesOf(relations, one, other)} />
      )}
    </div>
  );
}

/** What becomes of the money of either beside that of the other; null while one of them has errors. */
function outcomesOf(
  { policies, outcomes }: PolicyRelations,
  own: RelatedPolicy,
  other: RelatedPolicy,
): readonly [LevelRelation, LevelRelation] | null {
  const [a, b] = [own, other].map(({ path }) => policies.findIndex((policy) => policy.path === path));
  const [one, two] = [outcomes[a ?? -1]?.[b ?? -1], outcomes[b ?? -1]?.[a ?? -1]];
  return one && two ? [one, two] : null;
}

interface PolicyPickerProps {
  readonly policies: readonly RelatedPolicy[];
  readonly shown: readonly RelatedPolicy[];
  readonly pick: (paths: readonly string[]) => void;
}

function PolicyPicker({ policies, shown, pick }: PolicyPickerProps) {
  const { t } = useTranslation('words');
  const chosen = shown.map(({ path }) => path);
  const choices = useMemo(() => policies.map(({ path, title }) => ({ value: path, label: title })), [policies]);
  const { options, search } = useChoices(choices, none);
  return (
    <Select
      mode="multiple"
      className="across-picker"
      aria-label={t('across.shown')}
      maxTagCount="responsive"
      value={chosen}
      options={options}
      showSearch={search}
      onChange={pick}
    />
  );
}

const none: readonly string[] = [];

function useRelations(): PolicyRelations | null {
  const { engine } = useServices();
  const versions = useApp(selectPolicyVersions);
  const [relations, setRelations] = useState<PolicyRelations | null>(null);
  useEffect(() => {
    let current = true;
    void engine.ask('form:policies', {}).then((found) => {
      if (current && found) setRelations(found);
    });
    return () => {
      current = false;
    };
  }, [engine, versions]);
  return relations;
}

function selectPolicyVersions({ documents }: AppState): string {
  return Object.values(documents)
    .filter(({ path }) => path.startsWith('policies/'))
    .map(({ path, version }) => `${path} ${version}`)
    .join('\n');
}
