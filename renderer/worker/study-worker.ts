import type { EngineReply } from './contract';
import type { StudyRequest } from './study-contract';
import { StudySession } from './study-session';

const session = new StudySession();

self.onmessage = ({ data }: MessageEvent<StudyRequest>) => {
  self.postMessage(reply(data));
};

function reply({ id, name, argument }: StudyRequest): EngineReply {
  const start = performance.now();
  try {
    const value = session.answer(name, argument);
    return { id, ok: true, value, milliseconds: performance.now() - start };
  } catch (bug) {
    return { id, ok: false, bug: bug instanceof Error ? `${bug.message}\n${bug.stack ?? ''}` : String(bug) };
  }
}
