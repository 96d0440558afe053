// The settings of the project decide what is found, those of the editor how it is said.

const assert = require('node:assert/strict');
const vscode = require('vscode');
const { code, codes, file, finding, found, run, show, until, write } = require('./editor.cjs');

const set = (name, value) => vscode.workspace.getConfiguration('kamerlint').update(name, value, vscode.ConfigurationTarget.Workspace);
const message = (uri) => found(uri).find((one) => code(one) === 'KL301')?.message ?? '';

exports['kamerlint.toml changes the findings of open drafts'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  await finding(uri, 'KL301');
  await write('kamerlint.toml', 'ignore = ["KL301"]\n');
  await until(() => !codes(uri).includes('KL301'), 'the rule is left out');
  await vscode.workspace.fs.delete(file('kamerlint.toml'));
  await finding(uri, 'KL301');
};

exports['the setting of the language changes the words, not the findings'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  await finding(uri, 'KL301');
  const before = codes(uri);
  assert.match(message(uri), /dossiernummer 298 385 kan niet bestaan/);
  await set('language', 'en');
  await until(() => /cannot exist/.test(message(uri)), 'English');
  assert.equal(codes(uri), before);
  await set('language', undefined);
  await until(() => /kan niet bestaan/.test(message(uri)), 'Dutch again');
};

exports['hints can be turned off'] = async () => {
  const { document, uri } = await show('2025Z02345.antwoord.md');
  const hints = () => run('vscode.executeInlayHintProvider', uri, new vscode.Range(0, 0, document.lineCount, 0));
  await until(async () => (await hints()).length > 0, 'there are hints');
  await set('hints', false);
  await until(async () => (await hints()).length === 0, 'there are none');
  await set('hints', undefined);
  await until(async () => (await hints()).length > 0, 'there are hints again');
};

exports['the server tells what it does only when it is asked to'] = async () => {
  const told = async () => {
    await run('kamerlint.reportProblem');
    const report = await until(() => vscode.window.activeTextEditor?.document.isUntitled && vscode.window.activeTextEditor, 'the report');
    const lines = report.document.getText().split('\n').filter((line) => /^\d{4}-.*\[log\] .*2025Z02345/.test(line));
    await run('workbench.action.revertAndCloseActiveEditor');
    return lines.length;
  };
  const edit = async () => {
    const { editor, document } = await show('2025Z02345.antwoord.md');
    await editor.edit((change) => change.insert(document.positionAt(document.getText().length), '\n'));
    await run('undo');
  };
  await edit();
  assert.equal(await told(), 0);
  await set('trace.server', 'verbose');
  await until(async () => (await edit(), (await told()) > 0), 'the server tells');
  await set('trace.server', undefined);
};
