import type { EngineReply } from './contract';
import type { EnginePort, PortListener } from './engine-client';

/** Starts the engine in a worker of its own. */
export function startEngine(listener: PortListener): EnginePort {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  worker.onmessage = ({ data }: MessageEvent<EngineReply>) => listener.receive(data);
  worker.onerror = ({ message }) => listener.failed(message);
  return worker;
}
