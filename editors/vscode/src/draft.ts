// The draft that the view and the status bar are about: the one in the active editor, or the last that was and is still in sight.

import { commands, type Disposable, EventEmitter, type Event, languages, type TextDocument, type Uri, window, workspace } from 'vscode';
import { isSheet } from './counts.ts';
import type { Questions } from './requests.ts';
import type { Server } from './server.ts';
import { speakAs } from './texts.ts';

export interface ActiveDraft {
  readonly uri: Uri;
  readonly questions: Questions;
}

export interface DraftFollower extends Disposable {
  current(): ActiveDraft | undefined;
  readonly onDidChange: Event<ActiveDraft | undefined>;
}

/** While text is typed the questions are asked for again after this pause, in milliseconds. */
const PAUSE = 200;

export function followDraft(server: Server): DraftFollower {
  const changed = new EventEmitter<ActiveDraft | undefined>();
  let document: TextDocument | undefined;
  let current: ActiveDraft | undefined;
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;

  const show = (draft: ActiveDraft | undefined): void => {
    if (draft !== undefined || current !== undefined) {
      current = draft;
      changed.fire(draft);
    }
  };
  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const mine = ++asked;
    const of = document;
    if (of === undefined || server.state() !== 'ready') {
      show(undefined);
      return;
    }
    const answer = await server.execute('kamerlint.questions', { uri: of.uri.toString() }).catch(() => null);
    if (mine === asked) {
      if (answer !== null) {
        speakAs(answer.language);
      }
      if (answer !== null && isSheet(answer)) {
        knowSheet(of.uri);
      }
      show(answer === null ? undefined : { uri: of.uri, questions: answer });
    }
  }
  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), PAUSE);
  };
  const follow = (): void => {
    document = nowActive(document);
    void refresh();
  };

  const listening = [
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeVisibleTextEditors(follow),
    server.onDidChangeState(follow),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document?.uri.toString())) {
        refreshSoon();
      }
    }),
    workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) {
        refreshSoon();
      }
    }),
    // The words follow the setting of the language.
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('kamerlint')) {
        refreshSoon();
      }
    }),
    // The same file with another language, as the server reads it anew then.
    workspace.onDidOpenTextDocument((opened) => {
      if (opened === document) {
        refreshSoon();
      }
    }),
  ];
  document = nowActive(undefined);
  return {
    current: () => current,
    onDidChange: changed.event,
    dispose: () => {
      clearTimeout(timer);
      changed.dispose();
      for (const one of listening) {
        one.dispose();
      }
    },
  };
}

/** Files that hold questions and no answers, whatever their names: a draft is made of these. */
const sheets = new Set<string>();

function knowSheet(uri: Uri): void {
  if (!sheets.has(uri.toString())) {
    sheets.add(uri.toString());
    void commands.executeCommand('setContext', 'kamerlint.sheets', [...sheets]);
  }
}

/** A preview, the output or the Problems panel may be active while the draft stands beside it. */
function nowActive(last: TextDocument | undefined): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active !== undefined && ['file', 'untitled'].includes(active.uri.scheme)) {
    return active;
  }
  return window.visibleTextEditors.some((editor) => editor.document === last) ? last : undefined;
}
