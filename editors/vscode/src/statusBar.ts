// `nog 2 van 9 open · 3 fouten` in the status bar; what is wrong with the server, where it cannot say so; nothing without a draft.

import { type Disposable, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { all, summary } from './counts.ts';
import type { DraftFollower } from './draft.ts';
import type { Server } from './server.ts';
import { t } from './texts.ts';

/** The languages of texts that may be drafts. */
const LANGUAGES = ['kamerantwoord', 'markdown', 'plaintext'];

export function showStatus(draft: DraftFollower, server: Server): Disposable {
  const item = window.createStatusBarItem('kamerlint.status', StatusBarAlignment.Left, 0);
  item.name = 'kamerlint';
  const update = (): void => {
    const now = draft.current();
    const trouble = troubleOf(server);
    if (now !== undefined && server.state() === 'ready') {
      item.text = `$(checklist) ${summary(now.questions)}`;
      item.tooltip = `kamerlint: ${all(now.questions.findings)}. ${t('Show the open questions')}`;
      // Without it a screen reader reads the name of the sign too.
      item.accessibilityInformation = { label: `${summary(now.questions)}. ${item.tooltip}` };
      item.command = 'kamerlint.showOpenQuestions';
      item.backgroundColor = undefined;
      item.show();
    } else if (trouble !== undefined && LANGUAGES.includes(window.activeTextEditor?.document.languageId ?? '')) {
      const starting = server.state() === 'starting';
      item.text = `${starting ? '$(sync~spin)' : '$(warning)'} ${trouble}`;
      item.accessibilityInformation = { label: trouble };
      item.tooltip = starting ? trouble : `${trouble}. ${t('Start the server again')}`;
      item.command = starting ? undefined : server.state() === 'restricted' ? 'workbench.trust.manage' : 'kamerlint.restartServer';
      item.backgroundColor = starting || server.state() === 'restricted' ? undefined : new ThemeColor('statusBarItem.warningBackground');
      item.show();
    } else {
      item.hide();
    }
  };
  const listening = [draft.onDidChange(update), server.onDidChangeState(update), window.onDidChangeActiveTextEditor(update)];
  return { dispose: () => (listening.forEach((one) => one.dispose()), item.dispose()) };
}

/** Why nothing is counted; `undefined` while the server is ready. */
function troubleOf(server: Server): string | undefined {
  switch (server.state()) {
    case 'ready':
      return undefined;
    case 'starting':
      return t('kamerlint starts');
    case 'silent':
      return t('kamerlint does not answer');
    case 'missing':
      return t('kamerlint was not found');
    case 'restricted':
      return t('kamerlint waits for trust');
    case 'stopped':
    case 'failed':
      return t('kamerlint is not running');
  }
}
