import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../main/ipc/contract';
import { ComparisonSections } from '../compare/comparison-sections';
import { Difference } from '../editor/difference';
import { fileName } from '../ui/file-name';
import { useApp } from '../ui/services';
import type { ChangedCase } from '../worker/bundle-check';
import { TryAgain } from './bundle-vectors';
import { checkedTexts } from './checked-texts';
import { findPolicyDocument } from './find-policy-document';
import { readManifest } from './read-manifest';
import { useAnswer } from './use-answer';
import { writeYuan } from './write-yuan';

/** Cases that are listed with their amounts. */
const LISTED = 50;

/** What the policy of the workspace says and does otherwise than the bundle: of what level, in words, case by case, in its text. */
export function BundleComparison({ bundle }: { readonly bundle: BundleView }) {
  const { t } = useTranslation('words');
  const { policy, version } = readManifest(bundle.manifest);
  const request = useMemo(() => ({ texts: checkedTexts(bundle) }), [bundle]);
  const { state, again } = useAnswer('bundle:compare', request);
  if (state === 'working') return <p className="quiet">{t('check.working')}</p>;
  if (state === null) return <TryAgain again={again} />;
  return (
    <div className="bundle" data-testid="comparison">
      {state === 'none' || state === 'unreadable' ? (
        <p data-testid="no-comparison">
          {state === 'none' ? t('check.noPolicy', { policy }) : t('check.unreadableText')}
        </p>
      ) : (
        <>
          <p className="quiet">
            {t('check.compareLead', { bundle: version, name: fileName(state.path), version: state.version })}
          </p>
          <div className="release">
            <ComparisonSections comparison={state} />
          </div>
          {state.changed.length > 0 && <Effects changed={state.changed} />}
        </>
      )}
      <Texts bundle={bundle} policy={policy} />
    </div>
  );
}

function Effects({ changed }: { readonly changed: readonly ChangedCase[] }) {
  const { t } = useTranslation('words');
  return (
    <section data-testid="effects" data-changed={changed.length}>
      <h3>{t('check.effects')}</h3>
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
          {changed.slice(0, LISTED).map((each, index) => (
            <Effect key={index} changed={each} />
          ))}
        </tbody>
      </table>
      {changed.length > LISTED && <p>{t('check.more', { count: changed.length - LISTED })}</p>}
    </section>
  );
}

function Effect({ changed: { name, year, before, after } }: { readonly changed: ChangedCase }) {
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
          <Difference
            left={theirs}
            right={mine}
            leftName={t('check.bundleText')}
            rightName={t('check.workspaceText')}
          />
        </>
      )}
    </section>
  );
}
