import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnterpriseResult } from '../../engine/index';
import { useBilingual } from '../ui/services';
import { ClauseLink } from './clause-link';
import { NearestChange } from './nearest-change';
import { Steps } from './steps';

interface WhyNotListProps {
  readonly result: EnterpriseResult;
  /** Whether the fewest changes that would bring an item can be asked for. */
  readonly advise?: boolean;
}

/** The items that could pay and did not, each with the step that stood in the way. */
export function WhyNotList({ result, advise = false }: WhyNotListProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const [open, setOpen] = useState<string | null>(null);
  const entries = result.policies.flatMap(({ policy, whyNot }) =>
    whyNot.map((entry, index) => ({ policy, entry, key: `${policy} ${index}` })),
  );
  if (entries.length === 0) return null;
  return (
    <div className="why-lines" data-testid="why-not">
      <h4>
        {t('why.whyNot')} <span className="quiet">{t('why.whyNotCount', { count: entries.length })}</span>
      </h4>
      <ul>
        {entries.map(({ policy, entry, key }) => {
          // Steps stand in the order of the meaning: the one that decided need not be the last.
          const decisive = entry.steps.findLast(({ outcome }) => outcome !== 'passed') ?? entry.steps.at(-1);
          return (
            <li key={key}>
              <button
                type="button"
                className="why-line"
                aria-expanded={open === key}
                onClick={() => setOpen(open === key ? null : key)}
              >
                <span>
                  {entry.label}
                  {entry.partly && <span className="quiet"> {t('why.otherEvents')}</span>}
                  {decisive && open !== key && <span className="quiet"> {speak(decisive.message)}</span>}
                </span>
              </button>
              {open === key && (
                <>
                  <ClauseLink policy={policy} from={entry.from} />
                  <Steps steps={entry.steps} policy={policy} result={result} />
                  {advise && !entry.partly && (
                    <NearestChange result={result} policy={policy} item={entry.from.itemId} />
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
