// A folder that is not trusted: no program runs, not the bundled one and least of all one that the folder names.

import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, open, startCode, until } from './code.mjs';
import { handsOf } from './hands.mjs';
import { test } from './tally.mjs';

export async function testRestricted(browser, vsix, folder) {
  const [home, drafts] = ['home', 'drafts'].map((name) => join(folder, name));
  mkdirSync(home, { recursive: true });
  cpSync(join(import.meta.dirname, 'drafts'), drafts, { recursive: true });

  // Both programs leave a mark when they are started, and are the real one for the rest.
  const bundled = join(install(home, vsix), 'bin/kamerlint');
  const real = join(folder, 'kamerlint');
  renameSync(bundled, real);
  const program = (path, mark) => {
    writeFileSync(path, `#!/bin/sh\ntouch '${mark}'\nexec '${real}' "$@"\n`);
    chmodSync(path, 0o755);
    return () => existsSync(mark);
  };
  const ranBundled = program(bundled, join(folder, 'ran-bundled'));
  const named = join(drafts, 'kamerlint');
  const ranNamed = program(named, join(folder, 'ran-named'));
  mkdirSync(join(drafts, '.vscode'));
  writeFileSync(join(drafts, '.vscode/settings.json'), JSON.stringify({ 'kamerlint.serverPath': named }));

  const code = await startCode({ home, settings: { 'security.workspace.trust.startupPrompt': 'never' } });
  const page = await browser.newPage({ viewport: { width: 1180, height: 740 } });
  page.setDefaultTimeout(15_000);
  const { openView } = handsOf(page);
  try {
    await open(page, code.address, drafts);
    await test('in a folder that is not trusted nothing is started, and the view says so', async () => {
      await page.dblclick('.explorer-folders-view .monaco-list-row:has-text("2025Z02345.antwoord.md")', { timeout: 45_000 });
      await page.locator('.editor-instance .view-lines').waitFor();
      await openView();
      const welcome = page.locator('.welcome-view-content');
      await welcome.filter({ hasText: 'Deze map wordt niet vertrouwd; kamerlint is daarom niet gestart.' }).waitFor();
      // Longer than it takes to start and to underline.
      await page.waitForTimeout(2_000);
      assert.equal(await page.locator('.view-overlays .squiggly-error').count(), 0);
      assert.deepEqual([ranBundled(), ranNamed()], [false, false]);
    });

    await test('what the folder names runs as soon as it is trusted, and not before', async () => {
      assert.equal(ranNamed(), false);
      await page.locator('.welcome-view-content .monaco-button:has-text("Vertrouwen beheren")').click();
      await page.locator('.workspace-trust-editor .monaco-button:has-text("Trust")').first().click();
      await until(ranNamed, 'the program of the folder');
      await page.locator('.monaco-list-row:has-text("Vraag 4")').waitFor();
      assert.equal(ranBundled(), false);
    });
  } catch (error) {
    await page.screenshot({ path: join(folder, 'restricted.png') });
    throw error;
  } finally {
    code.stop();
    await page.close();
  }
}
