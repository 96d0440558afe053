// Findings, and what can be done about them.

const assert = require('node:assert/strict');
const vscode = require('vscode');
const { codes, exists, finding, found, read, run, show, showNew, until } = require('./editor.cjs');

const QUICK = vscode.CodeActionKind.QuickFix.value;
const FIX_ALL = 'source.fixAll.kamerlint';
const actions = (uri, range, kind) => run('vscode.executeCodeActionProvider', uri, range, kind);

const line = 'Ja, één 😀 keer: zie Kamerstuk 298 385, nr. 119 en Kamerstuk 29 385, nr. 120.';
const draft = (end) => ['Vraag 1', 'Klopt dit bericht?', '', 'Antwoord 1', line, '', 'Vraag 2', 'Waarom?', ''].join(end);

exports['findings show at once, with code and source'] = async () => {
  const { uri } = await show('2025Z02345.antwoord.md');
  const one = await finding(uri, 'KL301');
  assert.equal(one.source, 'kamerlint');
  assert.equal(one.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(codes(uri), 'KL101 KL102 KL106 KL111 KL301 KL407');
};

for (const [name, end] of [['LF', '\n'], ['CRLF', '\r\n']]) {
  exports[`a finding behind é and 😀 stands where it belongs, lines end in ${name}`] = async () => {
    const { document, uri } = await showNew(`posities-${name}.antwoord.txt`, draft(end));
    assert.equal(document.eol === vscode.EndOfLine.CRLF, end === '\r\n');
    const one = await finding(uri, 'KL301');
    assert.equal(document.getText(one.range), '298 385');
    assert.deepEqual([one.range.start.line, one.range.start.character], [4, line.indexOf('298 385')]);
  };

  exports[`a quick fix changes those words only, lines end in ${name}`] = async () => {
    const { document, uri } = await show(`posities-${name}.antwoord.txt`);
    const one = await finding(uri, 'KL301');
    const offered = await actions(uri, one.range, QUICK);
    const fix = offered.find(({ edit }) => edit !== undefined);
    assert.ok(fix, `${codes(uri)}; offered: ${offered.map(({ title }) => title).join(' | ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(document.getText(), draft(end).replace('298 385', '29 385'));
    await until(() => !codes(uri).includes('KL301'), 'the finding goes');
    await run('undo');
    await finding(uri, 'KL301');
  };
}

exports['findings follow what is typed'] = async () => {
  const { editor, document, uri } = await show('posities-LF.antwoord.txt');
  await finding(uri, 'KL101');
  await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), '\nAntwoord 2\nDaarom.\n'));
  await until(() => !codes(uri).includes('KL101'), 'question 2 is answered');
  await run('undo');
  await finding(uri, 'KL101');
};

exports['all that is safe is fixed at once, and nothing else'] = async () => {
  const { document, uri } = await showNew('alles.antwoord.md', await read('2025Z02345.antwoord.md'));
  await finding(uri, 'KL407');
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const [fix, ...more] = await actions(uri, whole, FIX_ALL);
  assert.equal(more.length, 0);
  assert.equal(fix.kind.value, FIX_ALL);
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  const text = document.getText();
  assert.ok(text.includes('minister van Infrastructuur en Waterstaat op vragen'), text);
  assert.ok(text.includes('298 385'), 'what needs a look of its own is left');
  await until(() => !codes(uri).includes('KL407'), 'the finding goes');
};

exports['an exception without a reason is not written'] = async () => {
  const { uri } = await show('posities-LF.antwoord.txt');
  const one = await finding(uri, 'KL301');
  const offered = await actions(uri, one.range, QUICK);
  const accept = offered.find(({ command }) => command?.command === 'kamerlint.addException');
  assert.ok(accept, offered.map(({ title }) => title).join(' | '));
  let done = false;
  const waiting = run(accept.command.command, ...accept.command.arguments).then(() => (done = true));
  await new Promise((after) => setTimeout(after, 300));
  assert.equal(done, false, 'it asks for the reason');
  await until(async () => (await run('workbench.action.closeQuickOpen'), done), 'the question can be cancelled');
  await waiting;
  assert.equal(await exists('kamerlint-exceptions.toml'), false);
  assert.ok(found(uri).length > 0);
};
