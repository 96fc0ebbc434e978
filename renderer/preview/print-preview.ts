import { requestHost } from '../host';
import { reportFailure } from '../state/report-failure';
import { sayBoth } from '../i18n/words';
import type { Services } from '../state/services';
import './print.css';

/** Prints the document of the preview, alone and black on white. */
export async function printPreview(services: Services): Promise<void> {
  await withSheet(services, async (name) => {
    await requestHost('preview:print', { name });
  });
}

/** Writes the document of the preview as a PDF to where the user says. */
export async function savePreviewAsPdf(services: Services): Promise<void> {
  await withSheet(services, async (name) => {
    const saved = await requestHost('preview:savePdf', { name });
    if (!saved) return;
    const message = sayBoth((words) => words('print.saved', { name: saved.fileName }));
    services.store.dispatch({ type: 'noticeGiven', severity: 'success', message });
  });
}

/** Lays the document out for paper while something is done: only it is printed, see print.css. */
async function withSheet(services: Services, act: (name: string) => Promise<void>): Promise<void> {
  const { store, forms } = services;
  await forms.settle();
  const { previewed, analyses } = store.get();
  const title = previewed === null ? undefined : analyses[previewed]?.policy?.view?.head.title;
  const shown = document.querySelector('.paper .policy');
  if (!shown || title === undefined) {
    const message = sayBoth((words) => words('print.nothing'));
    store.dispatch({ type: 'noticeGiven', severity: 'information', message });
    return;
  }
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  sheet.append(shown.cloneNode(true));
  document.body.append(sheet);
  try {
    await act(title.slice(0, 100));
  } catch (failure) {
    reportFailure(store, failure);
  } finally {
    sheet.remove();
  }
}
