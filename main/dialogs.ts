import { dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { Failure, Language } from './ipc/contract';
import { word } from './words';

/** Asks for a workspace folder, or that of a population; null when the user cancels. */
export async function askForWorkspace(
  window: BrowserWindow,
  language: Language,
  title: 'chooseWorkspace' | 'choosePopulation' = 'chooseWorkspace',
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: word(title, language),
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where to save a copy of a policy; null when the user cancels. */
export async function askForPolicyFile(
  window: BrowserWindow,
  language: Language,
  suggestion: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: word('saveAsTitle', language),
    defaultPath: suggestion,
    filters: [{ name: word('policyFiles', language), extensions: ['yaml'] }],
  });
  return canceled || !filePath ? null : withExtension(filePath, '.yaml');
}

/** What can be written beside the texts, with the words of its dialog and its extension. */
const targets = {
  bundle: { title: 'exportTitle', files: 'bundleFiles', extension: 'cuoshi' },
  publicKey: { title: 'exportKeyTitle', files: 'keyFiles', extension: 'json' },
  pdf: { title: 'pdfTitle', files: 'pdfFiles', extension: 'pdf' },
  toSign: { title: 'requestTitle', files: 'requestFiles', extension: 'tosign' },
} as const;

/** Asks where to put a file; null when the user cancels. */
export async function askForTarget(
  window: BrowserWindow,
  language: Language,
  kind: keyof typeof targets,
  suggestion: string,
): Promise<string | null> {
  const { title, files, extension } = targets[kind];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: word(title, language),
    defaultPath: suggestion,
    filters: [{ name: word(files, language), extensions: [extension] }],
  });
  return canceled || !filePath ? null : withExtension(filePath, `.${extension}`);
}

/** What a report or a population is put into, with the words of its dialog and its extension. */
const places = {
  population: { title: 'savePopulationTitle', files: null, extension: '' },
  svg: { title: 'saveReportTitle', files: 'svgFiles', extension: '.svg' },
  pdf: { title: 'saveReportTitle', files: 'pdfFiles', extension: '.pdf' },
  png: { title: 'saveReportTitle', files: 'pngFiles', extension: '.png' },
  csv: { title: 'saveReportTitle', files: 'csvFiles', extension: '.csv' },
  xlsx: { title: 'saveReportTitle', files: 'xlsxFiles', extension: '.xlsx' },
} as const;

/** Asks where to put a part of a report, or the folder of a population; null when the user cancels. */
export async function askForPlace(
  window: BrowserWindow,
  language: Language,
  kind: keyof typeof places,
  suggestion: string,
): Promise<string | null> {
  const { title, files, extension } = places[kind];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: word(title, language),
    defaultPath: suggestion,
    ...(files === null ? {} : { filters: [{ name: word(files, language), extensions: [extension.slice(1)] }] }),
  });
  return canceled || !filePath ? null : withExtension(filePath, extension);
}

/** Asks for files of enterprises and events; null when the user cancels. */
export async function askForSources(window: BrowserWindow, language: Language): Promise<readonly string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: word('importTitle', language),
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: word('tableFiles', language), extensions: ['csv', 'xlsx', 'parquet', 'txt'] }],
  });
  return canceled ? null : filePaths;
}

/** Asks for a key or a signature that somebody handed over; null when the user cancels. */
export async function askForFile(
  window: BrowserWindow,
  language: Language,
  kind: 'publicKey' | 'signature',
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: word(kind === 'publicKey' ? 'openKeyTitle' : 'openSignatureTitle', language),
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks for a bundle to open; null when the user cancels. */
export async function askForBundle(window: BrowserWindow, language: Language): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: word('openBundleTitle', language),
    properties: ['openFile'],
    filters: [{ name: word('bundleFiles', language), extensions: ['cuoshi'] }],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks whether to load the page again after it crashed or stopped answering. */
export async function confirmReload(
  window: BrowserWindow,
  language: Language,
  reason: 'crashed' | 'unresponsive',
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: word('appName', language),
    message: word(reason === 'crashed' ? 'crashedTitle' : 'unresponsiveTitle', language),
    detail: word('reloadDetail', language),
    buttons: [word('reloadButton', language), word(reason === 'crashed' ? 'closeButton' : 'waitButton', language)],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** Tells of a failure for which no page is there to show it. */
export async function tellFailure(window: BrowserWindow, language: Language, failure: Failure): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    title: word('appName', language),
    message: failure.message[language],
    buttons: [word('closeButton', language)],
    noLink: true,
  });
}

/** Asks what to do with unsaved changes; cancel is the safe default. */
export async function confirmUnsaved(
  window: BrowserWindow,
  language: Language,
  names: readonly string[],
): Promise<'save' | 'discard' | 'cancel'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: word('appName', language),
    message: word('unsavedTitle', language),
    detail: `${word('unsavedDetail', language)}\n${names.join('\n')}`,
    buttons: [word('saveButton', language), word('discardButton', language), word('cancelButton', language)],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel';
}

function withExtension(file: string, extension: string): string {
  return path.extname(file) ? file : `${file}${extension}`;
}
