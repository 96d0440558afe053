// The pictures of the README and the walkthrough, light and dark; written only when they are asked for (BLESS=1).

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const IMAGES = join(import.meta.dirname, '../../../editors/vscode/images');

/** Expects the draft on the screen, with Problems and the view open. */
export async function takePictures(page) {
  if (process.env.BLESS !== '1') {
    return;
  }
  mkdirSync(IMAGES, { recursive: true });
  await takeAll(page, 'light');
  await toggleTheme(page);
  await takeAll(page, 'dark');
  await toggleTheme(page);
}

async function takeAll(page, theme) {
  const shot = (name, clip) => page.screenshot({ path: join(IMAGES, `${name}-${theme}.png`), animations: 'disabled', caret: 'hide', ...(clip ? { clip } : {}) });
  await page.mouse.move(700, 300);
  await page.waitForTimeout(400);
  await shot('draft');
  await shot('problems', await box(page.locator('.part.panel'), page));
  await shot('questions', await box(page.locator('.part.sidebar'), page));
  await page.locator('.markers-panel .monaco-list-row:has-text("298 385")').dblclick({ position: { x: 90, y: 11 } });
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget');
  await menu.waitFor();
  await page.waitForTimeout(300);
  const { x, y } = await menu.boundingBox();
  await shot('fix', { x: Math.max(0, x - 260), y: Math.max(0, y - 150), width: 760, height: 360 });
  await page.keyboard.press('Escape');
}

async function box(locator) {
  return locator.boundingBox();
}

async function toggleTheme(page) {
  await page.keyboard.press('F1');
  await page.keyboard.type('Toggle between Light/Dark Themes');
  await page.locator('.quick-input-list .monaco-list-row.focused:has-text("Toggle between Light/Dark Themes")').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(600);
}
