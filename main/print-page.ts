import type { BrowserWindow } from 'electron';
import { saveFile } from './io/atomic-save';
import { fail, type HostFailure } from './ipc/host-failure';

/** Prints what the page lays out for paper, in the dialog of the system. Cancelling it is no failure. Errors: `HostFailure`. */
export function printPage(window: BrowserWindow, title: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // With a header the page numbers come along.
    window.webContents.print({ printBackground: false, header: title, footer: ' ' }, (printed, reason) => {
      if (printed || /cancel/i.test(reason)) resolve();
      else reject(describe(reason));
    });
  });
}

/** The system says why in English, and where no printer is set up, nothing but that. */
function describe(reason: string): HostFailure {
  return /printers?\b/i.test(reason)
    ? fail(
        'print/no-printer',
        '没有打印：系统里没有可用的打印机。请先在系统里添加打印机，或用“另存为 PDF”。',
        'Not printed: the system has no printer that can be used. Set one up there, or save as PDF.',
      )
    : fail(
        'print/failed',
        `没有打印成（系统的说明：${reason}）。请检查打印机后再试，或用“另存为 PDF”。`,
        `Not printed (the system says: ${reason}). Check the printer and try again, or save as PDF.`,
      );
}

/** Writes what the page lays out for paper as a PDF with page numbers. */
export async function savePageAsPdf(window: BrowserWindow, target: string): Promise<void> {
  await saveFile(target, await layOutPdf(window));
}

/** Gives what the page lays out for paper as the bytes of a PDF on A4, with page numbers. */
export async function layOutPdf(window: BrowserWindow): Promise<Uint8Array> {
  return await window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: false,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="width:100%;text-align:center;font-size:9px">
      <span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
    // Units: inches.
    margins: { top: 0.8, bottom: 0.8, left: 0.8, right: 0.8 },
    generateTaggedPDF: true,
  });
}
