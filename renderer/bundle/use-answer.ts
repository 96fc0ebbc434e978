import { useEffect, useState } from 'react';
import { useServices } from '../ui/services';
import type { StudyQuestion, StudyRequests } from '../worker/study-contract';

interface Answer<Value> {
  /** `working` until it is there; null when it could not be given. */
  readonly state: Value | 'working' | null;
  again(): void;
}

/** Asks the study worker when the part that shows the answer appears, when the argument becomes another, and again
 * where wanted. */
export function useAnswer<Name extends StudyQuestion>(
  name: Name,
  argument: StudyRequests[Name]['in'],
): Answer<StudyRequests[Name]['out']> {
  const { study } = useServices();
  const [state, setState] = useState<StudyRequests[Name]['out'] | 'working' | null>('working');
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    void study.ask(name, argument).then((answer) => {
      if (!left) setState(answer);
    });
    return () => {
      left = true;
    };
  }, [study, name, argument, round]);
  const again = () => {
    setState('working');
    setRound((count) => count + 1);
  };
  return { state, again };
}
