// Loaded into the main process before the program under measurement: says when the first text can be edited, and ends it.
const { app } = require('electron');

const EDITABLE = `(() => {
  const editor = document.querySelector('.monaco-editor');
  const line = editor?.querySelector('.view-line');
  const input = editor?.querySelector('textarea.inputarea:not([readonly]), .native-edit-context');
  return Boolean(line?.textContent?.trim() && input);
})()`;

app.on('web-contents-created', (_event, contents) => {
  const look = async () => {
    if (contents.isDestroyed()) return;
    const isEditable = await contents.executeJavaScript(EDITABLE).catch(() => false);
    if (!isEditable) return void setTimeout(() => void look(), 10);
    process.stdout.write('\n__EDITABLE__\n', () => app.exit(0));
  };
  contents.once('dom-ready', () => void look());
});
