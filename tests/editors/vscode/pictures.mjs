// The pictures of the README and the walkthrough, light and dark; written only when they are asked for (BLESS=1).

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const IMAGES = join(import.meta.dirname, '../../../editors/vscode/images');

/** Expects the draft on the screen, with Problems and the view open; `hands` are what the tests use the workbench with. */
export async function takePictures(page, hands) {
  if (process.env.BLESS !== '1') {
    return;
  }
  mkdirSync(IMAGES, { recursive: true });
  await takeAll(page, hands, 'light');
  await toggleTheme(page, hands);
  await takeAll(page, hands, 'dark');
  await toggleTheme(page, hands);
}

async function takeAll(page, { goTo, openFixes }, theme) {
  const shot = (name, clip) => page.screenshot({ path: join(IMAGES, `${name}-${theme}.png`), animations: 'disabled', caret: 'hide', ...(clip ? { clip } : {}) });
  await page.click('.sidebar .monaco-list-row:has-text("Vraag 4")');
  await page.mouse.move(700, 300);
  await page.waitForTimeout(400);
  await shot('draft');
  await shot('problems', await page.locator('.part.panel').boundingBox());
  await shot('questions', { ...(await page.locator('.part.sidebar').boundingBox()), height: 220 });
  await goTo('298 385');
  await openFixes('Maak er 29 385 van');
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  await page.waitForTimeout(300);
  const [{ y, height }, { x, width }] = [await menu.boundingBox(), await page.locator('.part.editor').boundingBox()];
  await shot('fix', { x, y: y - 140, width, height: 140 + height + 16 });
  await page.keyboard.press('Escape');
}

async function toggleTheme(page, { runCommand }) {
  await runCommand('Preferences: Toggle between Light/Dark Themes');
  await page.waitForTimeout(600);
}
