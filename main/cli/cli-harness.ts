import type { CalendarDate } from '../../engine/values/calendar';
import type { CliHost, ExitCode } from './command';
import { runCli } from './run-cli';

/** What a command came to. */
export interface Reply {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** Runs a command as a user would, on a day that stays the same and in the folder of a test. */
export async function runAsUser(
  args: readonly string[],
  host: Pick<CliHost, 'folder' | 'samples'> & Partial<CliHost>,
): Promise<Reply> {
  let [out, error] = ['', ''];
  const code = await runCli(args, {
    today: '2024-06-01' as CalendarDate,
    version: '0.1.0',
    environment: { LANG: 'en_US.UTF-8' },
    ...host,
    writeOut: (text) => void (out += text),
    writeError: (text) => void (error += text),
  });
  return { code, out, error };
}
