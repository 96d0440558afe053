// Help while writing.

const assert = require('node:assert/strict');
const vscode = require('vscode');
const { place, run, show, showNew } = require('./editor.cjs');

const label = ({ label: given }) => (typeof given === 'string' ? given : given.label);

exports['completion offers the heading of the open question'] = async () => {
  const { document, uri } = await showNew('aanvullen.antwoord.txt', 'Vraag 1\nKlopt dit?\n\nAntwoord 1\nJa.\n\nVraag 2\nWaarom?\n\nA\n');
  const { items } = await run('vscode.executeCompletionItemProvider', uri, place(document, '\nA\n', 0, 2));
  assert.ok(items.map(label).includes('Antwoord 2'), items.map(label).join(' | '));
};

exports['a template comes from the server, in the style of the draft'] = async () => {
  const { document, uri } = await showNew('sjabloon.antwoord.md', '**Vraag 1**\nKlopt dit?\n\n**Antwoord 1**\nJa.\n\nvra');
  const { items } = await run('vscode.executeCompletionItemProvider', uri, document.positionAt(document.getText().length));
  const one = items.find((item) => label(item) === 'Vraag 2, Antwoord 2');
  assert.ok(one, items.map(label).join(' | '));
  assert.match(one.insertText.value, /^\*\*Vraag 2\*\*\n\$\{1:.*\}\n\n\*\*Antwoord 2\*\*\n$/);
};

exports['in a sentence no template is offered'] = async () => {
  const { document, uri } = await showNew('proza.antwoord.md', '## Vraag 1\n\nKlopt dit?\n\n## Antwoord 1\n\nIk verwijs u naar mijn brief');
  const { items } = await run('vscode.executeCompletionItemProvider', uri, document.positionAt(document.getText().length));
  assert.deepEqual(items.map(label), []);
};

exports['a hint tells where a question is answered'] = async () => {
  const { document, uri } = await show('2025Z02345.antwoord.md');
  const hints = await run('vscode.executeInlayHintProvider', uri, new vscode.Range(0, 0, document.lineCount, 0));
  const answered = hints.find(({ label: given }) => given === 'beantwoord bij 2');
  assert.ok(answered, JSON.stringify(hints));
  assert.equal(answered.position.line, place(document, '## Vraag 3').line);
};

exports['formatting keeps the words'] = async () => {
  const { document, uri } = await showNew('opmaak.antwoord.txt', 'Vraag 1\nKlopt dit?\n\nAntwoord 1\nJa,  zie Kamerstuk 29385, nr. 117 en Kamerstuk 29 385, nr. 118 en Kamerstuk 29 385, nr. 119.\n');
  const edits = await run('vscode.executeFormatDocumentProvider', uri, { tabSize: 4, insertSpaces: true });
  assert.ok(edits.length > 0, 'two spaces become one');
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, edits);
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.match(document.getText(), /Ja, zie Kamerstuk/);
};
