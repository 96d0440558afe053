// Runs the tests of the extension for VS Code; `run` installs what they need and says where it is.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './code.mjs';
import { testGrammar } from './grammar.mjs';
import { testHost } from './host.mjs';
import { testRestricted } from './restricted.mjs';
import { report, tally } from './tally.mjs';
import { testWorkbench } from './workbench.mjs';

const { EXTENSION, VSIX } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'kamerlint-vscode-'));
const browser = await launchBrowser();
const parts = {
  grammar: testGrammar,
  host: () => testHost(browser, EXTENSION, join(folder, 'host')),
  workbench: () => testWorkbench(browser, VSIX, join(folder, 'workbench')),
  restricted: () => testRestricted(browser, VSIX, join(folder, 'restricted')),
};
const wanted = process.env.ONLY?.split(',') ?? Object.keys(parts);
for (const [name, part] of Object.entries(parts).filter(([one]) => wanted.includes(one))) {
  try {
    await part();
  } catch (error) {
    report(name, error);
  }
}
await browser.close();
if (tally.failed === 0) {
  rmSync(folder, { recursive: true, force: true });
} else {
  console.log(`what was left: ${folder}`);
}
console.log(`readers: ${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);
