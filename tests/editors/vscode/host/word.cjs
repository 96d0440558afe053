// A Word document, which VS Code cannot show: its findings in the list of problems, and the copy with comments.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const vscode = require('vscode');
const { code, exists, file, finding, found, run, until } = require('./editor.cjs');

/** A draft without an answer, written by the program of the extension. */
function draft(name) {
  const program = `${vscode.extensions.getExtension('kamerlint.kamerlint').extensionPath}/bin/kamerlint`;
  const uri = file(name);
  execFileSync(program, ['new', file('2025Z02345.txt').fsPath, '--output', uri.fsPath]);
  return uri;
}

exports['a Word document is checked from the explorer, and a copy with comments lies beside it'] = async () => {
  const uri = draft('brief één.docx');
  await run('kamerlint.checkWord', uri);
  const open = await finding(uri, 'KL102');
  assert.equal(open.source, 'kamerlint');
  const [, paragraph] = /\(alinea (\d+)\b/.exec(open.message) ?? assert.fail(open.message);
  assert.equal(open.range.start.line + 1, Number(paragraph), 'the list names the paragraph');
  await until(() => exists('brief één.kamerlint.docx'), 'the copy');
  const before = found(uri).map(code).join(' ');
  await run('kamerlint.checkWord', uri);
  assert.equal(found(uri).map(code).join(' '), before, 'a second run doubles nothing');
};

exports['the findings of a Word document go with it'] = async () => {
  const uri = draft('weg.docx');
  await run('kamerlint.checkWord', uri);
  await finding(uri, 'KL102');
  await vscode.workspace.fs.delete(uri);
  await until(() => found(uri).length === 0, 'no findings');
};

exports['what is no Word document says so'] = async () => {
  const uri = file('leeg.docx');
  await vscode.workspace.fs.writeFile(uri, Buffer.from('geen Word'));
  await run('kamerlint.checkWord', uri);
  assert.equal(found(uri).length, 0);
  assert.equal(await exists('leeg.kamerlint.docx'), false);
};
