// What the tests use the workbench with: mouse and keyboard, on a screen that changes under them.

import { until } from './code.mjs';

/** The hands for a page with the workbench on it. */
export function handsOf(page) {
  const cursor = page.locator('[id="status.editor.selection"]');
  return { cursor, fromMenu, goTo, listed, openFile, openFixes, openView, runCommand };

  /** Goes to a finding by its row in Problems; left of the code, which is a link. */
  async function goTo(words) {
    // Away from the last row: its hover would lie over the others.
    await page.mouse.move(640, 200);
    const row = page.locator(`.markers-panel .monaco-list-row:has-text("${words}")`);
    // The list may be made anew just then, so not one click but until the cursor is there.
    await until(async () => {
      const [at] = /Ln \d+,/.exec(await row.innerText());
      await row.dblclick({ position: { x: 90, y: 11 } });
      const there = async () => (await cursor.innerText()).startsWith(at) && inEditor();
      return until(there, 'the cursor', 2_000).catch(() => false);
    }, 'the cursor at the finding');
  }

  /** Opens the menu of fixes by keyboard; it closes again when findings come in just then, so not once but until it stays. */
  async function openFixes(row) {
    const action = page.locator(`.action-widget .monaco-list-row:has-text("${row}")`);
    await until(async () => {
      await page.keyboard.press('Control+.');
      // Long enough for a busy machine: the key begins anew.
      return action.waitFor({ timeout: 6_000 }).then(() => true, () => false);
    }, 'the menu of fixes', 60_000);
  }

  /**
   * Takes an item of the menu of a row until `took` holds. The menu takes no click in its first moments, which belong to the click that
   * opened it, and lacks what an extension adds until that is known: so not once, and by what came of it.
   */
  async function fromMenu(row, title, took) {
    const menu = page.locator('.monaco-menu');
    const item = menu.locator(`.action-item:has-text("${title}")`);
    await until(async () => {
      if ((await menu.count()) === 0) {
        // Away from the row: its hover would lie over the others.
        await page.mouse.move(640, 200);
        await row.click({ button: 'right', timeout: 2_000 }).catch(() => undefined);
      }
      const clicked = await item.click({ timeout: 2_000 }).then(() => true, () => false);
      if (await until(took, title, 4_000).catch(() => false)) {
        return true;
      }
      // One that is open with the item takes the next click; one without it is opened anew.
      if (!clicked) {
        await page.keyboard.press('Escape');
      }
      return false;
    }, `what '${title}' in the menu does`, 60_000);
  }

  /** Opens a file by its name. */
  async function openFile(name) {
    await pick('Control+p', name, name);
    await page.locator(`.tab.active:has-text("${name}")`).waitFor();
  }

  /** Opens the view of kamerlint by its picture at the side, over which a badge may lie that takes the click. */
  function openView() {
    return page.locator('.activitybar .action-item:has([aria-label^="Kamervragen"])').click();
  }

  function inEditor() {
    return page.evaluate(() => document.activeElement?.closest('.part.editor .monaco-editor') !== null);
  }

  /** Runs a command by its title in the command palette. */
  function runCommand(title) {
    return pick('F1', `>${title}`, title);
  }

  /** Picks the first row of a list by what is typed. */
  async function pick(key, typed, title) {
    await until(async () => {
      const input = await listed(key, typed, title);
      // What took the focus just then would get the key.
      const focused = await input.evaluate((one) => one === document.activeElement).catch(() => false);
      return focused && input.press('Enter', { timeout: 5_000 }).then(() => true, () => false);
    }, title, 60_000);
  }

  /** Opens a list and types until a row is its first. It closes again when the focus moves just then, so not once but until it stays. */
  async function listed(key, typed, title) {
    const input = page.locator('.quick-input-widget input');
    const row = page.locator(`.quick-input-list .monaco-list-row.focused:has-text("${title}")`);
    return until(async () => {
      await page.keyboard.press(key);
      try {
        await input.fill(typed, { timeout: 5_000 });
        await row.waitFor({ timeout: 8_000 });
        return input;
      } catch {
        // VS Code keeps the list that is open; it makes it anew for another text, or when it was closed.
        await page.keyboard.press('Escape');
        return undefined;
      }
    }, `${title}, in the list for ${typed}`, 60_000);
  }
}
