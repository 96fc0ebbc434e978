import type { EngineReply } from './contract';
import type { PortListener } from './engine-client';
import type { StudyPort } from './study-client';

/** Starts the study in a worker of its own: what takes long there keeps no key waiting. */
export function startStudy(listener: PortListener): StudyPort {
  const worker = new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module', name: 'study' });
  worker.onmessage = ({ data }: MessageEvent<EngineReply>) => listener.receive(data);
  worker.onerror = ({ message }) => listener.failed(message);
  return worker;
}
