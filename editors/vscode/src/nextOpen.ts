// "Next open question" and "Previous open question": by key, around the end of the draft.

import { commands, Disposable, window } from 'vscode';
import { activeDraft, sayError } from './active.ts';
import { jump } from './jump.ts';
import type { Server } from './server.ts';
import { t } from './texts.ts';

export function registerNextOpen(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand('kamerlint.nextOpenQuestion', () => go(server, 1).catch(sayError)),
    commands.registerCommand('kamerlint.previousOpenQuestion', () => go(server, -1).catch(sayError)),
  );
}

async function go(server: Server, step: 1 | -1): Promise<void> {
  const draft = await activeDraft(server);
  if (draft === undefined) {
    return;
  }
  const lines = draft.questions.questions.filter(({ state }) => state === 'open').map(({ range }) => range);
  const here = window.activeTextEditor?.selection.active.line ?? 0;
  const next = step > 0 ? (lines.find(({ start }) => start.line > here) ?? lines[0]) : (lines.findLast(({ start }) => start.line < here) ?? lines.at(-1));
  if (next === undefined) {
    void window.showInformationMessage(t('No question is open.'));
    return;
  }
  await jump(draft.document.uri, next);
}
