import type { EngineReply, EngineRequest } from './contract';
import { ViewSender } from './sent-view';
import { WorkspaceSession } from './workspace-session';

const session = new WorkspaceSession();
const sender = new ViewSender();

// A message is answered before the next is taken, so replies come in the order of the requests.
self.onmessage = ({ data }: MessageEvent<EngineRequest>) => {
  self.postMessage(sender.pack(data.name, reply(data)));
  foresee();
};

function foresee(): void {
  try {
    session.foresee();
  } catch {
    // The text itself comes next, and what is wrong is told in the answer to it.
  }
}

function reply({ id, name, argument }: EngineRequest): EngineReply {
  const start = performance.now();
  try {
    const value = session.answer(name, argument);
    return { id, ok: true, value, milliseconds: performance.now() - start };
  } catch (bug) {
    return { id, ok: false, bug: bug instanceof Error ? `${bug.message}\n${bug.stack ?? ''}` : String(bug) };
  }
}
