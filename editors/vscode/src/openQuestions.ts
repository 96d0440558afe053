// "Show the open questions": a list that goes to the one that is chosen.

import { commands, type Disposable, window } from 'vscode';
import { activeDraft, sayError } from './active.ts';
import { gravest, titleOf } from './counts.ts';
import { jump } from './jump.ts';
import type { Server } from './server.ts';
import { t } from './texts.ts';

export function registerOpenQuestions(server: Server): Disposable {
  return commands.registerCommand('kamerlint.showOpenQuestions', () => show(server).catch(sayError));
}

async function show(server: Server): Promise<void> {
  const draft = await activeDraft(server);
  if (draft === undefined) {
    return;
  }
  const answer = draft.questions;
  const open = answer.questions.filter(({ state }) => state === 'open');
  if (open.length === 0) {
    void window.showInformationMessage(answer.total === 0 ? t('This draft has no questions.') : t('No question is open.'));
    return;
  }
  const items = open.map((question) => ({
    label: titleOf(question, answer),
    description: gravest(question.findings),
    detail: question.text,
    range: question.range,
  }));
  const title = t('{0} of {1} open', answer.open, answer.total);
  const chosen = await window.showQuickPick(items, { title, matchOnDetail: true });
  if (chosen !== undefined) {
    await jump(draft.document.uri, chosen.range);
  }
}
