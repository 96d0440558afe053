// `nog 2 van 9 open · 3 fouten` in the status bar; nothing without a draft.

import { type Disposable, StatusBarAlignment, window } from 'vscode';
import { all, summary } from './counts.ts';
import type { DraftFollower } from './draft.ts';
import { t } from './texts.ts';

export function showStatus(draft: DraftFollower): Disposable {
  const item = window.createStatusBarItem('kamerlint.status', StatusBarAlignment.Left, 0);
  item.name = 'kamerlint';
  item.command = 'kamerlint.showOpenQuestions';
  const listening = draft.onDidChange((now) => {
    if (now === undefined) {
      item.hide();
      return;
    }
    item.text = `$(checklist) ${summary(now.questions)}`;
    item.tooltip = `kamerlint: ${all(now.questions.findings)}. ${t('Show the open questions')}`;
    item.show();
  });
  return { dispose: () => (listening.dispose(), item.dispose()) };
}
