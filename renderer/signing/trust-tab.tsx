import { Button, Popconfirm, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundKeyView, OwnKeyView, TrustedKeyView, TrustView } from '../../main/ipc/signing-contract';
import { requestHost } from '../host';
import { AddTrustForm } from './add-trust-form';
import { FailureAlert } from './failure-alert';
import { Identifier } from './identifier';
import { today } from './today';
import { useRefusals } from './use-refusals';

/** Whose signatures count on this computer. */
export function TrustTab({ own }: { readonly own: OwnKeyView | null }) {
  const { t } = useTranslation('words');
  const { failure, busy, look, attempt } = useRefusals();
  const [trust, setTrust] = useState<TrustView | null>(null);
  const [found, setFound] = useState<FoundKeyView | null>(own);
  const change = async (request: () => Promise<TrustView>): Promise<boolean> => {
    const view = await attempt(request);
    if (view) setTrust(view);
    return view !== null;
  };
  useEffect(() => {
    void look(() => requestHost('trust:describe', {})).then((view) => view && setTrust(view));
  }, [look]);
  const choose = async () => {
    const key = await attempt(() => requestHost('trust:choose', {}));
    if (key) setFound(key);
  };
  return (
    <>
      <p className="quiet">{t('trust.lead')}</p>
      <FailureAlert failure={failure} />
      {trust && (
        <>
          <label className="trust-require">
            <Switch
              checked={trust.requireSignature}
              loading={busy}
              aria-label={t('trust.require')}
              data-testid="require-signature"
              onChange={(required) => void change(() => requestHost('trust:require', { required }))}
            />
            <span>
              <b>{t('trust.require')}</b>
              <br />
              <span className="quiet">{t(trust.requireSignature ? 'trust.requireOn' : 'trust.requireOff')}</span>
            </span>
          </label>
          {trust.keys.length === 0 ? <p>{t('trust.none')}</p> : <TrustedKeys keys={trust.keys} change={change} />}
        </>
      )}
      {found ? (
        <AddTrustForm
          key={found.keyid}
          found={found}
          isOwn={own?.keyid === found.keyid}
          busy={busy}
          add={async (grant) => {
            if (await change(() => requestHost('trust:add', grant))) setFound(null);
          }}
          cancel={() => setFound(null)}
        />
      ) : (
        <Button onClick={() => void choose()} data-testid="choose-key">
          {t('trust.add')}
        </Button>
      )}
      {trust && <SeenReleases seen={trust.seen} change={change} />}
    </>
  );
}

type Change = (request: () => Promise<TrustView>) => Promise<boolean>;

function TrustedKeys({ keys, change }: { readonly keys: readonly TrustedKeyView[]; readonly change: Change }) {
  const { t } = useTranslation('words');
  const stateOf = ({ revoked, expires }: TrustedKeyView) => {
    if (revoked) return 'revoked';
    return expires !== null && expires <= today() ? 'expired' : 'valid';
  };
  return (
    <table className="signing-table" data-testid="trusted-keys">
      <thead>
        <tr>
          <th scope="col">{t('signing.name')}</th>
          <th scope="col">{t('signing.suite')}</th>
          <th scope="col">{t('signing.identifier')}</th>
          <th scope="col">{t('trust.scope')}</th>
          <th scope="col">{t('trust.until')}</th>
          <th scope="col">{t('signing.state')}</th>
          <th scope="col">{t('signing.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const { name, suite, keyid, policies, expires, revoked } = key;
          return (
            <tr key={keyid} data-key={name} data-state={stateOf(key)}>
              <th scope="row">{name}</th>
              <td>{t(`signing.suites.${suite}`)}</td>
              <td>
                <Identifier keyid={keyid} />
              </td>
              <td>{policies === null ? t('trust.allPolicies') : policies.join(t('common.separator'))}</td>
              <td>{expires === null ? t('trust.noEnd') : t('trust.untilDay', { day: expires })}</td>
              <td>{t(`trust.${stateOf(key)}`)}</td>
              <td>
                <div className="signing-actions">
                  {!revoked && (
                    <Popconfirm
                      title={t('trust.revokeSure', { name })}
                      okText={t('trust.revoke')}
                      cancelText={t('common.cancel')}
                      onConfirm={() => change(() => requestHost('trust:revoke', { keyid }))}
                    >
                      <Button size="small" danger>
                        {t('trust.revoke')}
                      </Button>
                    </Popconfirm>
                  )}
                  <Popconfirm
                    title={t('trust.removeSure', { name })}
                    okText={t('trust.remove')}
                    cancelText={t('common.cancel')}
                    onConfirm={() => change(() => requestHost('trust:remove', { keyid }))}
                  >
                    <Button size="small">{t('trust.remove')}</Button>
                  </Popconfirm>
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function SeenReleases({ seen, change }: { readonly seen: TrustView['seen']; readonly change: Change }) {
  const { t } = useTranslation('words');
  return (
    <section className="signing-form">
      <h3>{t('trust.seen')}</h3>
      <p className="quiet">{t(seen.length === 0 ? 'trust.seenNone' : 'trust.seenLead')}</p>
      <ul className="seen-releases">
        {seen.map(({ policy, revision }) => (
          <li key={policy}>
            <code>{policy}</code> {t('trust.seenRevision', { revision })}{' '}
            <Popconfirm
              title={t('trust.forgetSure', { policy })}
              okText={t('trust.forget')}
              cancelText={t('common.cancel')}
              onConfirm={() => change(() => requestHost('trust:forget', { policy }))}
            >
              <Button size="small">{t('trust.forget')}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
    </section>
  );
}
