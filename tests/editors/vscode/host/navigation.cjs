// Finding the way in a draft.

const assert = require('node:assert/strict');
const { place, run, show, until } = require('./editor.cjs');

const draft = () => show('2025Z02345.antwoord.md');
const starts = (places) => places.map(({ range, targetRange }) => (range ?? targetRange).start.line).sort((a, b) => a - b);

exports['hover tells what stands under the pointer'] = async () => {
  const { document, uri } = await draft();
  const said = async (words, offset) => {
    const hovers = await run('vscode.executeHoverProvider', uri, place(document, words, 0, offset));
    return hovers.flatMap(({ contents }) => contents.map(({ value }) => value)).join('\n');
  };
  assert.match(await said('[^2]', 2), /29 385/);
  assert.match(await said('298 385', 1), /KL301/);
  assert.match(await said('## Vraag 4', 5), /ondernemers in de binnenstad/);
};

exports['definition goes from a mark to its note'] = async () => {
  const { document, uri } = await draft();
  const places = await run('vscode.executeDefinitionProvider', uri, place(document, '[^2]', 0, 2));
  assert.deepEqual(starts(places), [place(document, '[^2]:').line]);
};

exports['references go from a question to where it is named'] = async () => {
  const { document, uri } = await draft();
  const places = await run('vscode.executeReferenceProvider', uri, place(document, '[^2]:', 0, 2));
  assert.ok(starts(places).includes(place(document, '[^2]').line), JSON.stringify(places));
};

exports['rename changes a note label everywhere'] = async () => {
  const { document, uri } = await draft();
  const edit = await run('vscode.executeDocumentRenameProvider', uri, place(document, '[^2]', 0, 2), '9');
  const texts = edit.get(uri).map(({ range, newText }) => `${document.getText(range)}→${newText}`);
  assert.deepEqual(texts.sort(), ['2→9', '2→9']);
};

exports['symbols, folding, links, lenses and colours are those of a draft'] = async () => {
  const { document, uri } = await draft();
  const symbols = await run('vscode.executeDocumentSymbolProvider', uri);
  const names = JSON.stringify(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)]));
  assert.match(names, /Vraag 4/);
  const folds = await run('vscode.executeFoldingRangeProvider', uri);
  assert.ok(folds.some(({ start }) => start === place(document, '## Vraag 2').line));
  const links = await run('vscode.executeLinkProvider', uri);
  assert.ok(links.some(({ target }) => /29385-117/.test(String(target))), links.map(({ target }) => target).join(' '));
  const lenses = await run('vscode.executeCodeLensProvider', uri, 20);
  assert.ok(lenses.some(({ command }) => command?.title === 'open · schrijf antwoord'), lenses.map(({ command }) => command?.title).join());
  const tokens = await run('vscode.provideDocumentSemanticTokens', uri);
  assert.ok(tokens.data.length >= 5 * 14, 'headings, marks and notes are coloured');
};

exports['the symbols of the folder are found'] = async () => {
  const found = await until(async () => {
    const symbols = await run('vscode.executeWorkspaceSymbolProvider', 'Vraag 4');
    return symbols.length > 0 && symbols;
  }, 'symbols');
  assert.ok(found.some(({ location }) => location.uri.path.endsWith('2025Z02345.antwoord.md')));
};
