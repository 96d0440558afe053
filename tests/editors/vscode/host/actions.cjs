// What the menu at a word offers besides the fix of one finding, done as VS Code does it: its edit, then its command.

const assert = require('node:assert/strict');
const vscode = require('vscode');
const { codes, finding, place, run, showNew, until } = require('./editor.cjs');

/** Does what is offered under a title at the first occurrence of some words. */
async function act({ document, uri }, words, title) {
  const at = place(document, words, 0, 1);
  const offered = await run('vscode.executeCodeActionProvider', uri, new vscode.Range(at, at));
  const action = offered.find((one) => one.title === title);
  assert.ok(action, `${title}: ${offered.map((one) => one.title).join(' | ')}`);
  if (action.edit) {
    assert.ok(await vscode.workspace.applyEdit(action.edit));
  }
  if (action.command) {
    await run(action.command.command, ...(action.command.arguments ?? []));
  }
}

exports['the office that is missing is named where it is missing'] = async () => {
  const letter = [
    'Geachte voorzitter,',
    'Hierbij bied ik, mede namens de minister van Economische Zaken, de antwoorden aan op de schriftelijke vragen gesteld door het lid De Boer (VVD) over bruggen.',
    'De minister van Infrastructuur en Waterstaat,',
    'Jan de Vries',
    'Antwoorden van de minister van Infrastructuur en Waterstaat op vragen van het lid De Boer (VVD) over bruggen',
    'Vraag 1\nWat doet u?',
    'Antwoord 1\nIk overleg met de gemeenten.\n',
  ];
  const opened = await showNew('ambt.antwoord.txt', letter.join('\n\n'));
  const { range } = await finding(opened.uri, 'KL402');
  await act(opened, opened.document.getText(range), 'Noem de minister van Economische Zaken ook in de kop');
  assert.match(opened.document.getText(), /^Antwoorden van .*Waterstaat, mede namens de minister van Economische Zaken, op vragen/m);
  await until(() => !codes(opened.uri).includes('KL402'), 'the finding goes');
  await run('workbench.action.files.revert');
};

exports['from one placeholder to the next'] = async () => {
  const text = 'Vraag 1\nWaarom?\n\nAntwoord 1\nDat kost [PM bedrag] euro, en begint op [PM datum].\n';
  const opened = await showNew('plaatshouders.antwoord.txt', text);
  await finding(opened.uri, 'KL505');
  await act(opened, '[PM bedrag', 'Ga naar de volgende plaatshouder');
  const next = place(opened.document, '[PM datum');
  await until(() => vscode.window.activeTextEditor.selection.contains(next), 'the next placeholder is selected');
};

exports['an answer to several questions becomes one for each, and back'] = async () => {
  const together = 'Vraag 1\nWaarom?\n\nVraag 2\nHoe?\n\nAntwoord 1 en 2\nDaarom é😀.\n\nVraag 3\nEn?\n\nAntwoord 3\nZo.\n';
  const apart = 'Vraag 1\nWaarom?\n\nAntwoord 1\nDaarom é😀.\n\nVraag 2\nHoe?\n\nAntwoord 2\nZie het antwoord op vraag 1.\n\nVraag 3\nEn?\n\nAntwoord 3\nZo.\n';
  const opened = await showNew('samen.antwoord.txt', together);
  await act(opened, 'Antwoord 1 en 2', 'Splits dit antwoord');
  await until(() => opened.document.getText() === apart, 'an answer for each question');
  await act(opened, 'Antwoord 2', 'Voeg samen met het antwoord op vraag 1');
  await until(() => opened.document.getText() === together, 'one answer again');
  await run('workbench.action.files.revert');
};
