import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { HostFailure } from './ipc/host-failure';
import { printPage } from './print-page';

/** Prints in a window whose system answers with a reason; none when it has printed. */
async function print(reason: string): Promise<unknown> {
  const answer = (_: unknown, done: (printed: boolean, reason: string) => void) => done(reason === '', reason);
  const window = { webContents: { print: answer } } as unknown as BrowserWindow;
  return await printPage(window, '办法').then(
    () => 'done',
    (failure: unknown) => (failure instanceof HostFailure ? failure.failure : failure),
  );
}

describe('printing', () => {
  it('is over when it is printed or cancelled', async () => {
    expect(await print('')).toBe('done');
    expect(await print('Print job canceled')).toBe('done');
  });

  it('says in words of the user what is missing, and the other way to paper', async () => {
    const failure = await print('Failed to enumerate printers');
    expect(failure).toMatchObject({ code: 'print/no-printer' });
    expect(JSON.stringify(failure)).not.toContain('enumerate');
    expect(await print('Print job failed')).toMatchObject({
      code: 'print/failed',
      message: { zh: expect.stringContaining('Print job failed') as string },
    });
  });
});
