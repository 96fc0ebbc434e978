import { LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApp, useBilingual, useServices } from '../ui/services';
import type { ExampleView } from '../worker/policy-view';
import type { ProposalView } from '../worker/study-view';
import { acceptExamples } from './accept-examples';

interface ProposalsProps {
  readonly path: string;
  /** The examples that the policy has already. */
  readonly examples: readonly ExampleView[];
}

/** Drafted examples for what none shows; each is put into the policy by one click. */
export function Proposals({ path, examples }: ProposalsProps) {
  const { t } = useTranslation('words');
  const services = useServices();
  const view = useApp(({ study }) => (study.proposals?.path === path ? study.proposals : null));
  const waiting = useApp(({ study }) => study.waiting.includes('examples:propose'));
  const stopped = useApp(({ study }) => study.stopped.includes('examples:propose'));
  const taken = new Set(examples.map(({ name }) => name));
  const open = view?.examples.filter(({ name }) => !taken.has(name)) ?? [];
  return (
    <section className="examples-column" aria-label={t('examples.proposals')} tabIndex={0} data-testid="proposals">
      <h4>
        {t('examples.proposals')}
        {waiting && (
          <span className="quiet" role="status">
            {' '}
            <LoadingOutlined aria-hidden="true" /> {t('examples.seeking')}
          </span>
        )}
      </h4>
      {!view && !waiting && !stopped && <p className="quiet">{t('examples.broken')}</p>}
      {!waiting && stopped && <p className="quiet">{t('study.stopped')}</p>}
      {open.length > 0 && (
        <p className="quiet">
          {t('examples.proposalsHint')}{' '}
          {open.length > 1 && (
            <Button
              size="small"
              data-testid="accept-all"
              onClick={() =>
                void acceptExamples(
                  services,
                  path,
                  open.map(({ text }) => text),
                )
              }
            >
              {t('examples.acceptAll', { count: open.length })}
            </Button>
          )}
        </p>
      )}
      {view && open.length === 0 && !waiting && <p className="quiet">{t('examples.noProposals')}</p>}
      <ul>
        {open.map((proposal) => (
          <Proposal key={proposal.name} proposal={proposal} path={path} />
        ))}
      </ul>
      {view && view.left.length > 0 && <Left labels={view.left} />}
    </section>
  );
}

function Proposal({ proposal, path }: { readonly proposal: ProposalView; readonly path: string }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const services = useServices();
  const { name, text, shows } = proposal;
  return (
    <li className="proposal" data-testid="proposal">
      <div className="proposal-head">
        <strong>{name}</strong>
        <Button
          size="small"
          type="primary"
          aria-label={t('examples.acceptNamed', { name })}
          onClick={() => void acceptExamples(services, path, [text])}
        >
          {t('examples.accept')}
        </Button>
      </div>
      <p className="quiet">
        {t('examples.shows')} {shows.map(speak).join(t('common.separator'))}
      </p>
      <pre className="proposal-text" tabIndex={0} role="region" aria-label={t('examples.text', { name })}>
        {text}
      </pre>
    </li>
  );
}

function Left({ labels }: { readonly labels: readonly { readonly zh: string; readonly en: string }[] }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <details className="proposals-left">
      <summary>{t('examples.left', { count: labels.length })}</summary>
      <ul>
        {labels.map((label) => (
          <li key={label.en}>{speak(label)}</li>
        ))}
      </ul>
    </details>
  );
}
