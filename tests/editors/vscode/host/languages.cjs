// Which files are drafts.

const assert = require('node:assert/strict');
const vscode = require('vscode');
const { codes, finding, run, show, showNew, until } = require('./editor.cjs');

const DRAFT = 'Vraag 1\n\nKlopt dit?\n\nAntwoord 1\n\nJa.\n\nVraag 2\n\nWaarom?\n';

exports['names of drafts and sheets are known'] = async () => {
  for (const name of ['a.antwoord.md', 'a.antwoord.txt', 'a.kamervraag.txt']) {
    // Nothing in it: the name alone tells.
    assert.equal((await showNew(name, '')).document.languageId, 'kamerantwoord', name);
  }
};

exports['a Markdown file with a draft in it becomes a draft'] = async () => {
  const { document, uri } = await showNew('brief.md', DRAFT);
  await until(() => document.languageId === 'kamerantwoord', 'its language');
  await finding(uri, 'KL101');
};

exports['an ordinary Markdown file stays what it is, without findings'] = async () => {
  const { document, uri } = await showNew('README.md', '# Brug\n\nDit is de map met stukken over de brug.\n\n## Vragen\n\nBel Anna.\n');
  // A draft opened after it has been recognised: so this one has been looked at.
  const { document: later } = await showNew('later.md', DRAFT);
  await until(() => later.languageId === 'kamerantwoord', 'the later file');
  assert.equal(document.languageId, 'markdown');
  assert.equal(codes(uri), '');
};

exports['a language that the user sets back stays'] = async () => {
  const { document, uri } = await show('brief.md');
  assert.equal(document.languageId, 'kamerantwoord');
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
  await finding(uri, 'KL101');
  await run('workbench.action.files.save');
  await run('workbench.action.closeAllEditors');
  const { document: again } = await show('brief.md');
  await finding(uri, 'KL101');
  const { document: other } = await showNew('nog-een.md', DRAFT);
  await until(() => other.languageId === 'kamerantwoord', 'another file');
  assert.equal(again.languageId, 'markdown');
};

exports['an untitled text is served and stays text'] = async () => {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: DRAFT });
  await vscode.window.showTextDocument(document);
  await finding(document.uri, 'KL101');
  assert.equal(document.languageId, 'plaintext');
  await run('workbench.action.revertAndCloseActiveEditor');
};
