// What must not disturb who writes: colours that jump, boxes around quotation marks, long hovers, findings that come late.

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './code.mjs';

/** How often a wrong word is typed to see how soon it is underlined; the first times VS Code itself is still warming up. */
const [WARM, TIMES] = [5, 10];
const WRONG = 'Het Planbureau van de Leefomgeving';
/** How a warning is drawn; the draft has no other. */
const WAVE = '.view-overlays .squiggly-warning';

/** Expects the draft on the screen; `hands` are what the tests use the workbench with. */
export async function testCalm(page, test, { drafts, goTo }) {
  const editor = page.locator('.part.editor');

  /** The colours of the words of a heading, as they are on the screen. */
  const colours = (words) =>
    until(async () => {
      const seen = await editor.locator(`.view-line:has-text("${words}")`).first().evaluate((line) => {
        const parts = [...line.querySelectorAll('span span')].filter((part) => part.textContent.trim() !== '');
        return [...new Set(parts.map((part) => `${getComputedStyle(part).color} ${getComputedStyle(part).fontWeight}`))].join(', ');
      });
      // A line that is drawn anew just then is on no screen and has no colour.
      return seen.startsWith('rgb') && seen;
    }, `the heading ${words}`);

  await test('headings have the colour that they keep when the server has said what they are', async () => {
    const settings = join(drafts, '.vscode/settings.json');
    mkdirSync(join(drafts, '.vscode'), { recursive: true });
    await goTo('is niet beantwoord');
    const told = await colours('Vraag 4');
    writeFileSync(settings, '{ "[kamerantwoord]": { "editor.semanticHighlighting.enabled": false } }');
    // Long enough for the colours to go, which nothing announces.
    await page.waitForTimeout(1_500);
    assert.equal(await colours('Vraag 4'), told);
    rmSync(settings);
  });

  await test('quotation marks have no boxes, and brackets no colours of their own', async () => {
    await page.keyboard.press('Control+Home');
    await until(async () => (await editor.locator('.view-line').first().innerText()).includes('Geachte'), 'the top of the draft');
    assert.ok((await editor.locator('.view-lines').innerText()).includes('‘'));
    assert.equal(await editor.locator('.unicode-highlight').count(), 0);
    assert.equal(await editor.locator('[class*="bracket-highlighting"]').count(), 0);
  });

  await test('a hover says in a few lines what is wrong, why, and what to do', async () => {
    await goTo('298 385');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    const hover = page.locator('.monaco-hover:visible:has-text("KL301")').first();
    const said = await until(async () => (await hover.isVisible()) && /[^]*Wat te doen[^]*/.exec(await hover.innerText())?.[0], 'what to do');
    assert.ok(!/[Gg]emeten|Bron:/.test(said), 'what it rests on stands behind the code');
    assert.ok(said.length < 700, `${said.length} characters`);
    await page.keyboard.press('Escape');
  });

  await test('a wrong word is underlined as soon as the cursor has left it', async () => {
    // A paragraph of its own in an answer.
    await goTo('er is geen vraag 8');
    await page.keyboard.press('End');
    await page.keyboard.press('End');
    await page.keyboard.type('\n\n');
    await page.evaluate((wave) => {
      const seen = (window.kamerlintSeen = { keys: 0 });
      const key = () => Object.assign(seen, { keys: seen.keys + 1, key: performance.now(), letter: undefined });
      document.addEventListener('keydown', key, { capture: true });
      const drawn = () => {
        seen.letter ??= performance.now() - seen.key;
        if (seen.behind === undefined && document.querySelector(wave) !== null) {
          Object.assign(seen, { behind: seen.keys, underlined: performance.now() - seen.key });
        }
      };
      const lines = document.querySelector('.part.editor .view-lines').parentElement;
      new MutationObserver(drawn).observe(lines, { subtree: true, childList: true, characterData: true });
    }, WAVE);
    const times = { letter: [], underlined: [] };
    for (let i = 0; i < WARM + TIMES; i += 1) {
      await page.evaluate(() => Object.assign(window.kamerlintSeen, { keys: 0, behind: undefined }));
      // Its end as one types: what comes in one go is a queue of its own.
      await page.keyboard.type(WRONG.slice(0, -5));
      await page.waitForTimeout(300);
      await page.keyboard.type(`${WRONG.slice(-5)} `, { delay: 80 });
      const seen = await until(() => page.evaluate(() => window.kamerlintSeen.behind !== undefined && window.kamerlintSeen), 'it is underlined');
      // Before the last key it was only where the machine took longer for a key than a writer may rest.
      if (i >= WARM && seen.behind === WRONG.length + 1) {
        times.letter.push(seen.letter);
        times.underlined.push(seen.underlined);
      }
      // The line is emptied for the next.
      await page.keyboard.press('Shift+Home');
      await page.keyboard.press('Delete');
      await until(async () => (await editor.locator(WAVE).count()) === 0, 'the line is empty');
    }
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+s');
    const p90 = (all) => Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.9)]);
    // Told and not judged: the machine does other things too. The letter alone is what VS Code itself needs.
    console.log(`        key to screen, ${times.letter.length} times, p90: letter ${p90(times.letter)} ms, underlined ${p90(times.underlined)} ms`);
  });
}
