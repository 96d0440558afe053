// The pictures of the README and the walkthrough, light and dark; written only when they are asked for (BLESS=1).

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const IMAGES = join(import.meta.dirname, '../../../editors/vscode/images');

/** Expects the draft on the screen, with Problems and the view open; `goTo` goes to a finding by its words. */
export async function takePictures(page, goTo) {
  if (process.env.BLESS !== '1') {
    return;
  }
  mkdirSync(IMAGES, { recursive: true });
  await takeAll(page, goTo, 'light');
  await toggleTheme(page);
  await takeAll(page, goTo, 'dark');
  await toggleTheme(page);
}

async function takeAll(page, goTo, theme) {
  const shot = (name, clip) => page.screenshot({ path: join(IMAGES, `${name}-${theme}.png`), animations: 'disabled', caret: 'hide', ...(clip ? { clip } : {}) });
  await page.click('.sidebar .monaco-list-row:has-text("Vraag 4")');
  await page.mouse.move(700, 300);
  await page.waitForTimeout(400);
  await shot('draft');
  await shot('problems', await page.locator('.part.panel').boundingBox());
  await shot('questions', { ...(await page.locator('.part.sidebar').boundingBox()), height: 220 });
  await goTo('298 385');
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  await menu.waitFor();
  await page.waitForTimeout(300);
  const [{ y, height }, { x, width }] = [await menu.boundingBox(), await page.locator('.part.editor').boundingBox()];
  await shot('fix', { x, y: y - 140, width, height: 140 + height + 16 });
  await page.keyboard.press('Escape');
}

async function toggleTheme(page) {
  await page.keyboard.press('F1');
  await page.keyboard.type('Toggle between Light/Dark Themes');
  await page.locator('.quick-input-list .monaco-list-row.focused:has-text("Toggle between Light/Dark Themes")').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(600);
}
