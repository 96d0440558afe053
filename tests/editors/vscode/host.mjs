// The tests inside the extension host, with the content of the package.

import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { open, startCode } from './code.mjs';
import { report } from './tally.mjs';

/** No longer from one test to the next, in milliseconds; none of them takes more than a sixth of it. */
const SILENCE = 90_000;

export async function testHost(browser, extension, folder) {
  const [home, drafts, results] = ['home', 'drafts', 'results.json'].map((name) => join(folder, name));
  mkdirSync(home, { recursive: true });
  cpSync(join(import.meta.dirname, 'drafts'), drafts, { recursive: true });
  const code = await startCode({
    home,
    flags: ['--disable-workspace-trust', '--enable-smoke-test-driver'],
    env: { KAMERLINT_RESULTS: results, KAMERLINT_HOME: home },
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    let finish;
    const finished = new Promise((done) => (finish = done));
    await page.exposeFunction('codeAutomationLog', (_, args) => {
      if (process.env.VERBOSE) {
        console.log(`        ${args.map(String).join(' ').slice(0, 500)}`);
      }
    });
    await page.exposeFunction('codeAutomationExit', finish);
    const remote = `vscode-remote://${code.address}`;
    await open(page, code.address, drafts, [
      ['extensionDevelopmentPath', remote + extension],
      ['extensionTestsPath', remote + join(import.meta.dirname, 'host/index.cjs')],
    ]);
    const begin = Date.now();
    const silent = setInterval(() => {
      const last = existsSync(results) ? statSync(results).mtimeMs : begin;
      if (Date.now() - last > SILENCE) {
        finish(`silence of ${SILENCE / 1000} s`);
      }
    }, 1_000);
    const status = await finished;
    clearInterval(silent);
    const done = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
    for (const { name, error, seconds } of done) {
      report(`${name} (${seconds.toFixed(1)} s)`, error ?? undefined);
    }
    if (status !== 0) {
      await page.screenshot({ path: join(folder, 'host.png') });
      report('the extension host ran all its tests', `it ended with ${status} after ${done.length} tests`);
    }
  } finally {
    code.stop();
    await page.close();
  }
}
