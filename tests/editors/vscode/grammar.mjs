// The TextMate grammar, read by the tokenizer of VS Code itself together with its grammar of Markdown.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from './tally.mjs';

const { CODE } = process.env;
const require = createRequire(`${CODE}/node_modules/`);
const { INITIAL, Registry, parseRawGrammar } = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');

export async function testGrammar(extension) {
  const grammars = {
    'text.kamerantwoord': join(extension, 'syntaxes/kamerantwoord.tmLanguage.json'),
    'text.html.markdown': join(CODE, 'extensions/markdown-basics/syntaxes/markdown.tmLanguage.json'),
  };
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns), createOnigString: (text) => new oniguruma.OnigString(text) }),
    loadGrammar: async (scope) => (grammars[scope] ? parseRawGrammar(readFileSync(grammars[scope], 'utf8'), grammars[scope]) : null),
  });
  const grammar = await registry.loadGrammar('text.kamerantwoord');

  /** The scopes of the token that holds the words between ‹ and ›; the words must be a token, or within one. */
  const scopes = (...lines) => {
    let [stack, found] = [INITIAL, undefined];
    for (const line of lines) {
      // Without the two signs.
      const [from, to] = [line.indexOf('‹'), line.indexOf('›') - 1];
      const { tokens, ruleStack } = grammar.tokenizeLine(line.replace(/[‹›]/g, ''), stack);
      stack = ruleStack;
      if (from >= 0) {
        const within = tokens.filter(({ startIndex, endIndex }) => startIndex < to && endIndex > from);
        assert.ok(within.length > 0 && within[0].startIndex <= from, JSON.stringify(tokens));
        found = within.map((token) => token.scopes.join(' '));
      }
    }
    return found;
  };
  const all = (pattern, ...lines) => {
    const found = scopes(...lines);
    assert.ok(found.every((scope) => pattern.test(scope)), `${lines.join('\n')}\n${found.join('\n')}`);
  };
  const none = (pattern, ...lines) => {
    const found = scopes(...lines);
    assert.ok(!found.some((scope) => pattern.test(scope)), `${lines.join('\n')}\n${found.join('\n')}`);
  };

  await test('the grammar knows headings of questions and answers', () => {
    for (const heading of ['Vraag 1', '## Vraag 12', '**Vraag 3**', 'Vragen 2 en 3', 'Vraag 4:', 'VRAAG 5']) {
      all(/markup\.heading\.question/, `‹${heading}›`);
    }
    for (const heading of ['Antwoord 1', '## Antwoord op vraag 2', 'Antwoord op de vragen 2, 3 en 4', 'Beantwoording vraag 7', 'Antwoord', 'Antwoord:']) {
      all(/markup\.heading\.answer/, `‹${heading}›`);
    }
    none(/markup\.heading/, '‹Vraag 3 gaat over iets anders.›');
    none(/markup\.heading/, '‹Antwoorden op deze vragen volgen later.›');
  });

  await test('the grammar knows notes, references and placeholders, also in a paragraph', () => {
    all(/constant\.numeric\.note/, 'Ja.‹[^2]›');
    all(/constant\.numeric\.note/, 'Uw Kamer is daarover geïnformeerd.‹3›');
    none(/constant\.numeric\.note/, 'Dat kost € 1.‹500›');
    all(/constant\.numeric\.note/, '‹[^3]›: Trouw, 3 mei 2025');
    for (const paper of ['Kamerstuk 29 385, nr. 117', 'Kamerstukken II 2024/25, 29 628, nr. 1200', 'Kamerstuk 36600-XVII, nrs. 5 en 6', '2025Z02345', 'ECLI:NL:HR:2019:2006']) {
      all(/variable\.other\.link/, `Zie é 😀 ‹${paper}›.`);
    }
    all(/variable\.other\.reference/, 'Zie het ‹antwoord op vraag 8›.');
    for (const placeholder of ['[PM RWS]', '[naam]', 'PM', 'TODO', 'n.t.b.']) {
      all(/keyword\.other\.placeholder/, `Dat wordt ‹${placeholder}› hersteld.`);
    }
    none(/keyword\.other\.placeholder/, 'De ‹PMO›-procedure.');
  });

  await test('the grammar keeps Markdown, and takes no indented text for code', () => {
    all(/markup\.heading.*heading\.1\.markdown/, '# ‹Antwoorden van de minister›');
    all(/markup\.bold/, 'De **‹regels›** zijn toegelicht.');
    all(/comment\.block/, '‹<!-- kamerlint: allow KL603 bekend -->›');
    none(/markup\.raw/, 'Vraag 1', '', '    ‹Klopt dit bericht?›');
  });
}
