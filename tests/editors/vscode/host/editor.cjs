// What the tests in the extension host share: files of the open folder, waiting, and what the editor says.

const assert = require('node:assert/strict');
const vscode = require('vscode');

const folder = () => vscode.workspace.workspaceFolders[0].uri;
const file = (name) => vscode.Uri.joinPath(folder(), name);
const read = async (name) => Buffer.from(await vscode.workspace.fs.readFile(file(name))).toString('utf8');
const exists = (name) => vscode.workspace.fs.stat(file(name)).then(() => true, () => false);
const write = (name, text) => vscode.workspace.fs.writeFile(file(name), Buffer.from(text));
const run = (command, ...args) => vscode.commands.executeCommand(command, ...args);

/** Waits until something holds and gives it. */
async function until(holds, what, limit = 30_000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await holds();
    if (value) {
      return value;
    }
    assert.ok(Date.now() < end, `waited ${limit / 1000} s in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

async function show(name) {
  const document = await vscode.workspace.openTextDocument(file(name));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  return { document, editor, uri: document.uri };
}

/** A new file with this text, shown. */
async function showNew(name, text) {
  await write(name, text);
  return show(name);
}

const code = ({ code: given }) => (typeof given === 'object' ? given.value : given);
const found = (uri) => vscode.languages.getDiagnostics(uri);
const codes = (uri) => found(uri).map(code).sort().join(' ');

/** The finding of a rule, as soon as there is one. */
const finding = (uri, rule) => until(() => found(uri).find((one) => code(one) === rule), `${rule} in ${uri.path}`);

/** The rules of all findings when they have come to rest: a new one at the cursor is held back for a moment, and a test may have written. */
async function settled(uri) {
  for (;;) {
    const now = codes(uri);
    await new Promise((done) => setTimeout(done, 1_000));
    if (codes(uri) === now) {
      return now;
    }
  }
}

/** The place right in front of the n-th occurrence of some words. */
function place(document, words, occurrence = 0, offset = 0) {
  let at = -1;
  for (let i = 0; i <= occurrence; i += 1) {
    at = document.getText().indexOf(words, at + 1);
    assert.notEqual(at, -1, `'${words}' does not stand in the text`);
  }
  return document.positionAt(at + offset);
}

/** Chooses the row of the list on the screen, as soon as it is there and something comes of it. */
async function choose(came, what) {
  await until(async () => {
    await run('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((done) => setTimeout(done, 100));
    return came();
  }, what);
}

module.exports = { choose, code, codes, exists, file, finding, found, place, read, run, settled, show, showNew, until, write };
