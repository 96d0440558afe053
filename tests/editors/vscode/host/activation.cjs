// How much the start of the extension adds.

const assert = require('node:assert/strict');
const vscode = require('vscode');

/** Milliseconds, with the loading of its code. */
const LIMIT = 100;

exports['the extension starts within 100 ms'] = async () => {
  const extension = vscode.extensions.getExtension('kamerlint.kamerlint');
  assert.equal(extension.isActive, false, 'it was started before there was a draft');
  const begin = performance.now();
  await extension.activate();
  const took = performance.now() - begin;
  console.log(`activation: ${took.toFixed(0)} ms`);
  assert.ok(took < LIMIT, `it took ${took.toFixed(0)} ms`);
};
