import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useServices } from '../ui/services';
import { say, type Said } from './say';

/** What is needed to say something: a name, asked for once, and what went wrong. */
export interface Saying {
  readonly known: string | null;
  readonly author: string;
  setAuthor(author: string): void;
  readonly refusal: string | null;
  readonly busy: boolean;
  /** Whether nothing is missing to say it; what is missing is shown. */
  check(said: Pick<Said, 'kind' | 'text'>): boolean;
  /** Whether it was written. */
  speak(said: Said): Promise<boolean>;
}

/** Lets the user say something under the name in the settings, which is asked for where there is none. */
export function useSay(): Saying {
  const { t } = useTranslation('words');
  const services = useServices();
  const known = useApp((state) => state.settings.author ?? null);
  const [typed, setAuthor] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const author = known ?? typed;
  const check: Saying['check'] = ({ kind, text }) => {
    const needsText = kind === 'comment' || kind === 'reply' || kind === 'suggestion';
    const missing = needsText && !text?.trim() ? 'review.needText' : !author.trim() ? 'review.needAuthor' : null;
    setRefusal(missing && t(missing));
    return missing === null;
  };
  return {
    known,
    author,
    setAuthor,
    refusal,
    busy,
    check,
    async speak(said) {
      if (!check(said)) return false;
      setBusy(true);
      const written = await say(services, author.trim(), said);
      setBusy(false);
      return written;
    },
  };
}
