// Somebody who has read LEESMIJ and nothing else: writes, checks, mends and accepts, and reads Dutch wherever kamerlint speaks. What VS
// Code says itself is in its own language, for which there is no Dutch pack.

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, open, startCode, until } from './code.mjs';
import { handsOf } from './hands.mjs';
import { test as counted } from './tally.mjs';

const SHEET = '2025Z02345.txt';
const DRAFT = '2025Z02345.antwoord.md';
/** Words that English needs and Dutch does not have. */
const ENGLISH = /\b(the|and|with|not|this|that|there|are|was|you|your|question|questions|answer|answers|answered|draft|file|rule|write|error|errors|warning|warnings|finding|findings|heading|note|exception|reason|accept|explain|next|previous|show|sheet|letter|settings|cannot|should|why|what)\b/i;

export async function testNewcomer(browser, vsix, folder) {
  const [home, drafts] = ['home', 'drafts'].map((name) => join(folder, name));
  for (const made of [home, drafts]) {
    mkdirSync(made, { recursive: true });
  }
  copyFileSync(join(import.meta.dirname, 'drafts', SHEET), join(drafts, SHEET));
  install(home, vsix);
  const code = await startCode({ home, flags: ['--disable-workspace-trust'] });
  const page = await browser.newPage({ viewport: { width: 1120, height: 760 } });
  page.setDefaultTimeout(15_000);
  const { cursor, fromMenu, goTo, listed, openFixes, openView, runCommand } = handsOf(page);
  const onDisk = (name) => (existsSync(join(drafts, name)) ? readFileSync(join(drafts, name), 'utf8') : '');
  const pane = page.locator('.pane:has(.pane-header:has-text("Kamervragen"))');
  const problems = page.locator('.markers-panel .monaco-list-row');
  const status = page.locator('[id="kamerlint.kamerlint.kamerlint.status"]');
  const said = [];

  /** A test that leaves a picture of the screen where it fails. */
  const test = (name, body) =>
    counted(name, async () => {
      try {
        await body();
      } catch (error) {
        await page.screenshot({ path: join(folder, `${name.replace(/\W+/g, '-')}.png`) });
        throw error;
      }
    });

  /** Keeps what is on the screen, in words and in what is read aloud. */
  const read = async (where, rows) => {
    const texts = await rows.evaluateAll((all) => all.flatMap((one) => [one.innerText, one.getAttribute('aria-label') ?? '']));
    const words = texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
    assert.ok(words.length > 0, `nothing is said in ${where}`);
    said.push(...words.map((text) => `${where}: ${text}`));
  };

  try {
    await open(page, code.address, drafts);

    await test('a newcomer makes a draft from the sheet and writes an answer', async () => {
      const sheet = page.locator(`.explorer-folders-view .monaco-list-row:has-text("${SHEET}")`).first();
      await sheet.waitFor({ timeout: 45_000 });
      await fromMenu(sheet, 'Nieuw concept bij een vragenblad', () => existsSync(join(drafts, DRAFT)));
      await page.locator(`.tab.active:has-text("${DRAFT}")`).waitFor({ timeout: 45_000 });
      await until(() => onDisk(DRAFT).includes('Antwoord 6'), 'it is on disk', 45_000);
      await openView();
      await until(async () => (await pane.locator('.monaco-list-row').count()) === 6, 'six questions');
      await read('the view', pane);
      await read('a row of the view', pane.locator('.monaco-list-row'));
      await read('a button of the view', pane.locator('.actions-container .action-label:not(.codicon-toolbar-more)'));
      await runCommand('kamerlint: Volgende open vraag');
      await until(async () => (await page.locator('.codelens-decoration').count()) > 0, 'what stands above a question');
      await read('above a question', page.locator('.codelens-decoration'));
      await page.locator('.codelens-decoration a:has-text("antwoord")').first().click();
      const heading = onDisk(DRAFT).split('\n').indexOf('## Antwoord 1') + 1;
      await until(async () => Number(/Ln (\d+)/.exec(await cursor.innerText())[1]) > heading, 'the cursor below the heading');
      await page.keyboard.type('Ja. Het Planbureau van de Leefomgeving rekende dit door, zie Kamerstuk 298 385, nr. 119.');
      await page.keyboard.press('Control+s');
      await until(() => onDisk(DRAFT).includes('298 385, nr. 119'), 'what was written');
    });

    await test('a newcomer sees what is wrong, and why', async () => {
      await page.keyboard.press('Control+Shift+M');
      await page.locator('.markers-panel .monaco-list-row:has-text("298 385")').waitFor();
      await read('the status bar', status);
      const rows = await problems.allInnerTexts();
      said.push(...rows.map((row) => `Problems: ${row.replace(/\s+/g, ' ').replace(/\[Ln .*\]/, '')}`));
      await goTo('298 385');
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+i');
      const hover = page.locator('.monaco-hover:visible:has-text("Wat te doen")').first();
      await hover.waitFor();
      await read('a hover', hover.locator('.rendered-markdown, .marker > *:first-child'));
      await page.keyboard.press('Escape');
    });

    await test('a newcomer mends a finding and accepts one with a reason', async () => {
      await goTo('Planbureau van de Leefomgeving');
      await openFixes("Schrijf 'Planbureau voor de Leefomgeving'");
      const actions = page.locator('.action-widget .monaco-list-row.action');
      await read('the menu of fixes', actions);
      await page.keyboard.press('Enter');
      await until(async () => !(await problems.allInnerTexts()).join().includes('Planbureau van de'), 'a finding less');
      await goTo('298 385');
      await openFixes('Accepteer KL301: schrijf een uitzondering');
      await read('the menu of fixes', actions);
      await page.locator('.action-widget .monaco-list-row:has-text("Accepteer KL301: schrijf een uitzondering")').click();
      const input = page.locator('.quick-input-widget input');
      await input.waitFor();
      said.push(`the question for the reason: ${await input.getAttribute('placeholder')} ${await page.locator('.quick-input-widget .quick-input-message').innerText()}`);
      await page.keyboard.type('het nummer volgt nog');
      await page.keyboard.press('Enter');
      await until(() => onDisk('kamerlint-exceptions.toml').includes('reason = "het nummer volgt nog"'), 'the exception');
      await page.keyboard.press('Control+s');
    });

    await test('a newcomer asks for words, commands and the settings', async () => {
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\n');
      await page.keyboard.press('Control+Space');
      const proposals = page.locator('.suggest-widget.visible .monaco-list-row');
      await proposals.first().waitFor();
      await read('a proposal', proposals);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
      await listed('F1', '>kamerlint: ', 'kamerlint: ');
      await read('a command', page.locator('.quick-input-list .monaco-list-row:has-text("kamerlint: ") .label-name'));
      await page.keyboard.press('Escape');
      await runCommand('Preferences: Open Settings (UI)');
      const search = page.locator('.settings-editor .suggest-input-container .view-lines');
      await search.click();
      await page.keyboard.type('@ext:kamerlint.kamerlint');
      // VS Code says something of its own of the language of drafts.
      const settings = page.locator('.settings-editor .setting-item-contents:has-text("Kamerlint") .setting-item-description');
      await until(async () => (await settings.allInnerTexts()).join().includes('De taal van meldingen'), 'our settings');
      await read('a setting', settings);
    });

    await test('nothing of what kamerlint said to a newcomer is English', () => {
      assert.ok(said.length > 40, `${said.length} texts`);
      if (process.env.VERBOSE) {
        console.log(said.map((text) => `        ${text}`).join('\n'));
      }
      const own = (text) => text.replace(/kamerlint-exceptions\.toml|kamerlint\.trace\.server/g, '');
      assert.deepEqual(said.filter((text) => ENGLISH.test(own(text.slice(text.indexOf(': ') + 2)))), []);
    });
  } finally {
    code.stop();
    await page.close();
  }
}
