// The commands of the extension.

const assert = require('node:assert/strict');
const { readdirSync, readlinkSync } = require('node:fs');
const vscode = require('vscode');
const { choose, codes, exists, file, finding, place, read, run, settled, show, showNew, until, write } = require('./editor.cjs');

const cursor = () => vscode.window.activeTextEditor?.selection.active.line;
const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const top = (editor) => (editor.selection = new vscode.Selection(0, 0, 0, 0));

/** The servers that this VS Code runs. */
function servers() {
  const program = `${vscode.extensions.getExtension('kamerlint.kamerlint').extensionPath}/bin/kamerlint`;
  const named = (pid) => {
    try {
      return readlinkSync(`/proc/${pid}/exe`) === program;
    } catch {
      return false;
    }
  };
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && named(pid));
}

exports['the open questions are shown and jumped to'] = async () => {
  const { document, editor } = await show('2025Z02345.antwoord.md');
  top(editor);
  const shown = run('kamerlint.showOpenQuestions');
  await choose(() => cursor() === place(document, 'Vraag 4').line, 'the cursor at question 4');
  await shown;
};

exports['the commitments are shown and jumped to'] = async () => {
  const { document, editor } = await show('2025Z02345.antwoord.md');
  top(editor);
  const shown = run('kamerlint.showCommitments');
  await choose(() => cursor() === place(document, 'In de tweede helft').line, 'the cursor at the commitment');
  await shown;
};

exports['a new draft is made from a sheet, saved and shown'] = async () => {
  await write('2025Z09999.txt', (await read('2025Z02345.txt')).replaceAll('2025Z02345', '2025Z09999'));
  await run('workbench.action.closeAllEditors');
  await run('kamerlint.createDraft', file('2025Z09999.txt'));
  const { document } = await until(() => /2025Z09999\.antwoord\.md$/.test(vscode.window.activeTextEditor?.document.uri.path ?? '') && vscode.window.activeTextEditor, 'the draft');
  assert.equal(document.languageId, 'kamerantwoord');
  assert.equal(document.isDirty, false);
  const text = await read('2025Z09999.antwoord.md');
  assert.match(text, /## Antwoord 6/);
  await write('2025Z09999.antwoord.md', `${text}\nbewaard\n`);
  await run('kamerlint.createDraft', file('2025Z09999.txt'));
  assert.match(await read('2025Z09999.antwoord.md'), /bewaard/, 'a draft that exists is left alone');
};

exports['the sheet in the active editor needs no choice'] = async () => {
  await write('2025Z08888.txt', (await read('2025Z02345.txt')).replaceAll('2025Z02345', '2025Z08888'));
  await show('2025Z08888.txt');
  await run('kamerlint.createDraft');
  await until(() => exists('2025Z08888.antwoord.md'), 'the draft');
};

exports['a draft is compared with its sheet'] = async () => {
  const { document, editor } = await show('2025Z02345.antwoord.md');
  top(editor);
  const shown = run('kamerlint.compareWithSheet');
  await choose(() => cursor() === place(document, 'met die waarschuwing').line, 'the cursor at the difference');
  await shown;
};

exports['the rule at the cursor is explained in a preview'] = async () => {
  const { document, editor } = await show('2025Z02345.antwoord.md');
  const at = place(document, '298 385', 0, 1);
  editor.selection = new vscode.Selection(at, at);
  await run('kamerlint.explainRule');
  const tab = await until(() => tabs().find(({ input }) => /markdown\.preview/.test(input?.viewType ?? '')), 'the preview');
  await vscode.window.tabGroups.close(tab);
  const text = (await vscode.workspace.openTextDocument(vscode.Uri.parse('kamerlint:/KL301.md'))).getText();
  assert.match(text, /KL301/);
};

exports['the code of a finding links to its explanation'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  const { code } = await finding(uri, 'KL106');
  assert.equal(code.target?.scheme, 'command');
  await run(code.target.path, ...JSON.parse(code.target.query));
  const tab = await until(() => tabs().find(({ label }) => /KL106/.test(label)), 'the preview');
  await vscode.window.tabGroups.close(tab);
};

exports['a code action explains its rule in a preview too'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  const { range } = await finding(uri, 'KL106');
  const offered = await run('vscode.executeCodeActionProvider', uri, range, 'quickfix');
  const { command } = offered.find(({ command }) => command?.command === 'kamerlint.explain');
  await run(command.command, ...command.arguments);
  const tab = await until(() => tabs().find(({ label }) => /KL106/.test(label)), 'the preview');
  await vscode.window.tabGroups.close(tab);
};

exports['a problem report names versions, settings and log, and no draft'] = async () => {
  await run('kamerlint.reportProblem');
  const { document } = await until(() => vscode.window.activeTextEditor?.document.isUntitled && vscode.window.activeTextEditor, 'the report');
  const text = document.getText();
  assert.match(text, /kamerlint: 0\.\d+\.\d+, .*\/bin\/kamerlint \(bundle\)/);
  assert.match(text, new RegExp(`VS Code: ${vscode.version.replaceAll('.', '\\.')}`));
  assert.match(text, /`kamerlint\.language`: `"auto"`/);
  assert.match(text, /\[info\] .*bin\/kamerlint/);
  assert.ok(!text.includes('Zaltbommel'));
  await run('workbench.action.revertAndCloseActiveEditor');
};

exports['a restart leaves one server, which finds the same'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  await finding(uri, 'KL301');
  const [before, ...more] = servers();
  assert.ok(before !== undefined && more.length === 0, `${servers().length} servers`);
  const findings = await settled(uri);
  await Promise.all([run('kamerlint.restartServer'), run('kamerlint.restartServer')]);
  await until(() => codes(uri) === findings, 'the findings are back');
  await until(() => servers().length === 1 && servers()[0] !== before, 'one server, another one');
};

exports['a restart helps when the server is held up'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  await finding(uri, 'KL301');
  const [before] = servers();
  const findings = await settled(uri);
  process.kill(Number(before), 'SIGSTOP');
  await run('kamerlint.restartServer');
  await until(() => servers().length === 1 && servers()[0] !== before, 'another server');
  await until(() => codes(uri) === findings, 'the findings are back');
};

exports['the next and the previous open question are a key away'] = async () => {
  const { document, editor } = await show('2025Z02345.antwoord.md');
  top(editor);
  const [fourth, fifth] = ['## Vraag 4', '## Vraag 5'].map((words) => place(document, words).line);
  await run('kamerlint.nextOpenQuestion');
  assert.equal(cursor(), fourth);
  await run('kamerlint.nextOpenQuestion');
  assert.equal(cursor(), fifth);
  await run('kamerlint.nextOpenQuestion');
  assert.equal(cursor(), fourth, 'around the end');
  await run('kamerlint.previousOpenQuestion');
  assert.equal(cursor(), fifth);
};

exports['the sheet stands beside the draft'] = async () => {
  await show('2025Z02345.antwoord.md');
  await run('kamerlint.showSheet');
  const tab = await until(() => tabs().find(({ input }) => input?.original?.path.endsWith('2025Z02345.txt')), 'the difference');
  assert.match(tab.input.modified.path, /antwoord\.md$/);
  await vscode.window.tabGroups.close(tab);
};

exports['the draft is shown as a page'] = async () => {
  await show('2025Z02345.antwoord.md');
  await run('kamerlint.previewLetter');
  const tab = await until(() => tabs().find(({ input }) => /kamerlint\.preview/.test(input?.viewType ?? '')), 'the page');
  await vscode.window.tabGroups.close(tab);
};

exports['the first action on an unanswered question writes the heading, and the cursor is under it'] = async () => {
  const { document, uri } = await showNew('koppen.antwoord.md', '## Vraag 1\n\nKlopt dit?\n\n## Antwoord 1\n\nJa.\n\n## Vraag 2\n\nWaarom é😀?\n');
  const { range } = await finding(uri, 'KL101');
  const [first, ...others] = (await run('vscode.executeCodeActionProvider', uri, range, 'quickfix')).filter(({ title }) => !/^Herstel alle/.test(title));
  assert.equal(first.title, "Schrijf 'Antwoord 2'");
  assert.equal(first.isPreferred, true);
  assert.match(others.at(-1).title, /^Accepteer KL101/);
  await vscode.workspace.applyEdit(first.edit);
  await run(first.command.command, ...first.command.arguments);
  assert.match(document.getText(), /é😀\?\n\n## Antwoord 2\n\n\n$/);
  await until(() => cursor() === document.lineCount - 2, 'the cursor');
  await run('workbench.action.files.revert');
};

exports['a lens leads to the answer'] = async () => {
  const { document, uri } = await show('2025Z02345.antwoord.md');
  const lenses = await run('vscode.executeCodeLensProvider', uri);
  const titles = lenses.map(({ command }) => command.title);
  assert.equal(titles.length, 6, titles.join(' | '));
  const line = place(document, '## Vraag 5').line;
  const open = lenses.find(({ range }) => range.start.line === line);
  assert.match(open.command.title, /^open · .*schrijf antwoord$/);
  await run(open.command.command, ...open.command.arguments);
  await until(() => cursor() === place(document, 'PM RWS').line, 'the cursor at the placeholder');
};

exports['a server that stops by itself is started again'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  await finding(uri, 'KL301');
  const [before] = servers();
  const findings = await settled(uri);
  process.kill(Number(before), 'SIGKILL');
  await until(() => servers().length === 1 && servers()[0] !== before, 'another server');
  await until(() => codes(uri) === findings, 'the findings are back');
};

exports['a program that is not there is named, and the bundled one does not take its place'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  const settings = vscode.workspace.getConfiguration('kamerlint');
  await settings.update('serverPath', '/nergens/kamerlint', vscode.ConfigurationTarget.Workspace);
  await until(() => servers().length === 0 && codes(uri) === '', 'nothing runs');
  await settings.update('serverPath', undefined, vscode.ConfigurationTarget.Workspace);
  await finding(uri, 'KL301');
};
