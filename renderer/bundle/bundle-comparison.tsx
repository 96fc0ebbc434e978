import { useTranslation } from 'react-i18next';
import type { PlanDifference } from '../../engine/index';
import type { BundleView } from '../../main/ipc/contract';
import { Difference } from '../editor/difference';
import { fileName } from '../ui/file-name';
import { useApp } from '../ui/services';
import type { BundleComparison as Comparison, ChangedVector } from '../worker/bundle-check';
import { TryAgain } from './bundle-vectors';
import { checkedTexts } from './checked-texts';
import { findPolicyDocument } from './find-policy-document';
import { readManifest } from './read-manifest';
import { useAnswer } from './use-answer';
import { writeYuan } from './write-yuan';

/** Cases that are listed with their amounts. */
const LISTED = 50;

/** What the policy of the workspace says otherwise than the bundle: in its rules, in what is paid, in its text. */
export function BundleComparison({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const { policy, version } = readManifest(bundle.manifest);
  const { state, again } = useAnswer('bundle:compare', { texts: checkedTexts(bundle) });
  if (state === 'working') return <p className="quiet">{t('check.working')}</p>;
  if (state === null) return <TryAgain again={again} />;
  return (
    <div className="bundle" data-testid="comparison">
      {state === 'none' ? (
        <p data-testid="no-policy">{t('check.noPolicy', { policy })}</p>
      ) : (
        <>
          <p className="quiet">
            {t('check.compareLead', { bundle: version, name: fileName(state.path), version: state.version })}
          </p>
          <Rules rules={state.rules} />
          <Effects comparison={state} />
        </>
      )}
      <Texts bundle={bundle} policy={policy} />
    </div>
  );
}

function Rules({ rules }: { readonly rules: readonly PlanDifference[] }) {
  const { t } = useTranslation('words');
  return (
    <section data-testid="rule-differences" data-count={rules.length}>
      <h3>{t('check.rules')}</h3>
      {rules.length === 0 ? (
        <p>{t('check.sameRules')}</p>
      ) : (
        <ul className="findings">
          {rules.map((difference) => (
            <RuleDifference key={`${difference.part} ${difference.id} ${difference.change}`} difference={difference} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RuleDifference({ difference }: { readonly difference: PlanDifference }) {
  const { t, i18n } = useTranslation('words');
  const { part, id, label, clause, change, members } = difference;
  const nameMember = (member: string): string =>
    i18n.exists(`check.member.${member}`) ? t(`check.member.${member}` as 'check.member.amount') : member;
  return (
    <li data-change={change}>
      <b>{t(`check.change.${change}`)}</b> {t(`check.part.${part}`)}{' '}
      {part === 'policy' ? nameMember(id) : label || <code>{id}</code>}
      {clause !== null && <span className="quiet"> {clause}</span>}
      {members.length > 0 && `: ${members.map(nameMember).join(t('common.separator'))}`}
    </li>
  );
}

function Effects({ comparison: { vectors, changed } }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('words');
  return (
    <section data-testid="effects" data-changed={changed.length}>
      <h3>{t('check.effects')}</h3>
      {changed.length === 0 ? (
        <p>{t('check.sameEffects', { count: vectors })}</p>
      ) : (
        <>
          <p>{t('check.changedEffects', { count: changed.length, total: vectors })}</p>
          <table className="bundle-files">
            <thead>
              <tr>
                <th scope="col">{t('check.effect')}</th>
                <th scope="col">{t('common.year')}</th>
                <th scope="col" className="money">
                  {t('check.inBundle')}
                </th>
                <th scope="col" className="money">
                  {t('check.inWorkspace')}
                </th>
              </tr>
            </thead>
            <tbody>
              {changed.slice(0, LISTED).map((vector) => (
                <Effect key={vector.name} vector={vector} />
              ))}
            </tbody>
          </table>
          {changed.length > LISTED && <p>{t('check.more', { count: changed.length - LISTED })}</p>}
        </>
      )}
    </section>
  );
}

function Effect({ vector: { name, year, before, after } }: { readonly vector: ChangedVector }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{year}</td>
      <td className="money">{writeYuan(before)}</td>
      <td className="money">{writeYuan(after)}</td>
    </tr>
  );
}

function Texts({ bundle, policy }: { readonly bundle: BundleView; readonly policy: string | null }) {
  const { t } = useTranslation('words');
  const id = useApp((state) => findPolicyDocument(state, policy)?.document.id ?? null);
  const surface = useApp((state) => findPolicyDocument(state, policy)?.surface ?? 'zh');
  const mine = useApp((state) => (id === null ? null : (state.documents[id]?.text ?? null)));
  if (mine === null) return null;
  const theirs = bundle.texts[`policy/policy.${surface}.yaml`] ?? '';
  return (
    <section>
      <h3>{t('check.text')}</h3>
      {theirs === mine ? (
        <p>{t('check.sameText')}</p>
      ) : (
        <>
          <div className="compare-heads">
            <span>{t('check.bundleText')}</span>
            <span>{t('check.workspaceText')}</span>
          </div>
          <Difference left={theirs} right={mine} />
        </>
      )}
    </section>
  );
}
