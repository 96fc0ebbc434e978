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
  return {
    known,
    author,
    setAuthor,
    refusal,
    busy,
    async speak(said) {
      const needsText = said.kind === 'comment' || said.kind === 'reply';
      const missing = needsText && !said.text?.trim() ? 'review.needText' : !author.trim() ? 'review.needAuthor' : null;
      setRefusal(missing && t(missing));
      if (missing) return false;
      setBusy(true);
      const written = await say(services, author.trim(), said);
      setBusy(false);
      return written;
    },
  };
}
