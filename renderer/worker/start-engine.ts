import type { EnginePort, PortListener } from './engine-client';
import { ViewReceiver, type SentReply } from './sent-view';

/** Starts the engine in a worker of its own. */
export function startEngine(listener: PortListener): EnginePort {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  const receiver = new ViewReceiver();
  worker.onmessage = ({ data }: MessageEvent<SentReply>) => listener.receive(receiver.unpack(data));
  worker.onerror = ({ message }) => listener.failed(message);
  return worker;
}
