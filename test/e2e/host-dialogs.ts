import type { ElectronApplication } from '@playwright/test';

/** What the user would choose in the dialogs of the system: they alone are not real in these tests. */
export interface DialogAnswers {
  /** Path that a save dialog gives; null cancels it. */
  readonly save?: string | null;
  /** Path that an open dialog gives; null cancels it. */
  readonly open?: string | null;
  /** Which button of a message is pressed, from 0. */
  readonly button?: number;
}

/** What a dialog has asked. */
export interface AskedDialog {
  readonly kind: 'save' | 'open' | 'message';
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly defaultPath: string;
}

/** Answers the dialogs of the system from now on. */
export async function answerDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog }, { save, open, button }) => {
    const asked: AskedDialog[] = [];
    const note = (kind: AskedDialog['kind'], parameters: readonly unknown[]): void => {
      const options = parameters.at(-1) as Partial<AskedDialog>;
      const { title = '', message = '', detail = '', buttons = [], defaultPath = '' } = options;
      asked.push({ kind, title, message, detail, buttons, defaultPath });
    };
    Object.assign(globalThis, { asked });
    Object.assign(dialog, {
      showSaveDialog: (...parameters: unknown[]) => {
        note('save', parameters);
        return Promise.resolve({ canceled: !save, filePath: save ?? '' });
      },
      showOpenDialog: (...parameters: unknown[]) => {
        note('open', parameters);
        return Promise.resolve({ canceled: !open, filePaths: open ? [open] : [] });
      },
      showMessageBox: (...parameters: unknown[]) => {
        note('message', parameters);
        return Promise.resolve({ response: button ?? 0, checkboxChecked: false });
      },
    });
  }, answers);
}

/** The dialogs asked since the answers were given. */
export async function readAsked(app: ElectronApplication): Promise<readonly AskedDialog[]> {
  return await readFromMain(app, () => (globalThis as unknown as { asked: AskedDialog[] }).asked);
}

/** A busy host may collect several times in a row. */
const MOST_ATTEMPTS = 20;

/**
 * Reads something from the main process. Its inspector now and then loses the answer to a collection of garbage; asking
 * again changes nothing.
 */
export async function readFromMain<Value>(
  app: ElectronApplication,
  read: (electron: typeof Electron.CrossProcessExports) => Value | Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await app.evaluate(read);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !String(error).includes('garbage collected')) throw error;
    }
  }
}
