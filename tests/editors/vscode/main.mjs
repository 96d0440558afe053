// Runs the tests of the extension for VS Code; `run` installs what they need and says where it is.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, launchBrowser } from './code.mjs';
import { testGrammar } from './grammar.mjs';
import { testHost } from './host.mjs';
import { testNewcomer } from './newcomer.mjs';
import { testPackage } from './package.mjs';
import { testRestricted } from './restricted.mjs';
import { report, tally } from './tally.mjs';
import { testWorkbench } from './workbench.mjs';

/** The whole run never takes longer, in milliseconds: thrice what it takes alone. What hangs is ended by limits of its own. */
const LIMIT = 750_000;

const { VSIX } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'kamerlint-vscode-'));
/** The content of the package, as VS Code unpacks it. */
const extension = install(join(folder, 'installed'), VSIX);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(1));
}
setTimeout(() => {
  console.log(`not done within ${LIMIT / 1000} s`);
  process.exit(1);
}, LIMIT).unref();

const browser = await launchBrowser();
const parts = {
  package: () => testPackage(extension, join(folder, 'programs')),
  grammar: () => testGrammar(extension),
  host: () => testHost(browser, extension, join(folder, 'host')),
  workbench: () => testWorkbench(browser, VSIX, join(folder, 'workbench')),
  newcomer: () => testNewcomer(browser, VSIX, join(folder, 'newcomer')),
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
