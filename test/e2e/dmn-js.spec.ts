import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readArchive } from '../../main/io/zip';
import { environment, makeFolder } from './desktop';
import { openDisplay } from './display';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'node_modules/dmn-js/dist');

interface View {
  readonly name: string;
  readonly type: string;
  readonly warnings: readonly string[];
  readonly error: string | null;
}

let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  const display = await openDisplay();
  app = await _electron.launch({
    cwd: root,
    args: ['test/e2e/blank-window', `--user-data-dir=${makeFolder('user-data')}`, '--disable-gpu', '--log-level=3'],
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...environment(), ...display.env },
  });
  app.on('close', display.close);
  page = await app.firstWindow();
});
test.afterAll(async () => app.close());

/** The models as bundles carry them. */
async function readModel(policy: string): Promise<string> {
  const folder = makeFolder('bundles');
  const args = ['out/cli.js', 'export', `samples/policies/${policy}.yaml`, '--out', folder];
  execFileSync(process.execPath, args, { cwd: root, env: { ...process.env, CUOSHI_HOME: folder } });
  const [bundle = ''] = readdirSync(folder).filter((name) => name.endsWith('.cuoshi'));
  const entries = await readArchive(readFileSync(path.join(folder, bundle)));
  const model = entries.find((entry) => /^interop\/dmn\/.*\.dmn$/.test(entry.path));
  if (!model) throw new Error(`The bundle of ${policy} has no decision model.`);
  return new TextDecoder().decode(model.bytes);
}

for (const file of readdirSync(path.join(root, 'samples/policies'))) {
  const policy = path.basename(file, '.yaml');
  test(`dmn-js opens every view of ${policy} without a warning`, async () => {
    const xml = await readModel(policy);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.setContent('<!doctype html><body style="margin:0"><div id="canvas" style="height:880px"></div></body>');
    for (const style of [
      'diagram-js',
      'dmn-js-shared',
      'dmn-js-drd',
      'dmn-js-decision-table',
      'dmn-js-literal-expression',
    ])
      await page.addStyleTag({ path: path.join(dist, `assets/${style}.css`) });
    await page.addScriptTag({ path: path.join(dist, 'dmn-navigated-viewer.development.js') });
    const views = await page.evaluate(openEveryView, xml);
    expect(
      views.flatMap(({ name, error, warnings }) => [...(error ? [`${name}: ${error}`] : []), ...warnings]),
    ).toEqual([]);
    expect(errors).toEqual([]);
    expect(views.some(({ type }) => type === 'drd')).toBe(true);
    const tables = xml.match(/<decisionTable /g) ?? [];
    expect(views.filter(({ name }) => name.endsWith('_rows'))).toHaveLength(tables.length);
    await page.screenshot({ path: test.info().outputPath(`${policy}.png`) });
    page.removeAllListeners('pageerror');
  });
}

/** Runs in the page: imports a model with dmn-js and opens all that it offers. */
async function openEveryView(xml: string): Promise<readonly View[]> {
  interface Offered {
    readonly type: string;
    readonly name?: string;
  }
  interface Viewer {
    importXML(text: string): Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
    getViews(): readonly Offered[];
    getActiveView(): Offered | undefined;
    destroy(): void;
    open(view: Offered): Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
  }
  const { DmnJS } = globalThis as unknown as { readonly DmnJS: new (options: object) => Viewer };
  const viewer = new DmnJS({ container: '#canvas' });
  const views: View[] = [];
  const note = async (name: string, type: string, open: () => ReturnType<Viewer['open']>): Promise<void> => {
    try {
      const { warnings } = await open();
      views.push({ name, type, warnings: warnings.map(({ message }) => message), error: null });
    } catch (error) {
      views.push({ name, type, warnings: [], error: String(error) });
    }
  };
  // Opens the first view by itself, which is the diagram, and it cannot be opened twice without a warning.
  await note('import', 'drd', () => viewer.importXML(xml));
  const diagram = viewer.getActiveView();
  for (const view of viewer.getViews())
    if (view.type !== 'drd') await note(view.name ?? '', view.type, () => viewer.open(view));
  viewer.destroy();
  // What is seen on the picture.
  if (diagram?.type === 'drd') await new DmnJS({ container: '#canvas' }).importXML(xml);
  else views.push({ name: 'diagram', type: 'none', warnings: [], error: 'the diagram is not the first view' });
  return views;
}
