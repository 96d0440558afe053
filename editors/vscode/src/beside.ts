// What stands beside a draft: the sheet of its questions in the diff editor, and the letter as a page to read.

import { commands, Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { activeDocument, sayError, sayNoDraft } from './active.ts';
import { compared } from './compare.ts';
import type { Server } from './server.ts';
import { t } from './texts.ts';

/** Milliseconds after a change of the findings until the page is made anew. */
const PAUSE = 500;

export function registerBeside(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand('kamerlint.showSheet', () => showSheet(server).catch(sayError)),
    commands.registerCommand('kamerlint.previewLetter', () => preview(server).catch(sayError)),
  );
}

/** The sheet left, the draft right; what differs between the questions is coloured. */
async function showSheet(server: Server): Promise<void> {
  const draft = await compared(server);
  if (draft === undefined) {
    return;
  }
  const [sheet, uri] = [Uri.parse(draft.sheet), draft.document.uri];
  const [left, right] = [sheet, uri].map((one) => workspace.asRelativePath(one));
  await commands.executeCommand('vscode.diff', sheet, uri, `${left} ↔ ${right}`);
}

/** The pages that are shown, by draft: one each. */
const shown = new Map<string, WebviewPanel>();

async function preview(server: Server): Promise<void> {
  const document = activeDocument();
  if (document === undefined) {
    return;
  }
  const uri = document.uri.toString();
  const there = shown.get(uri);
  if (there !== undefined) {
    there.reveal(undefined, true);
    return;
  }
  const page = await server.execute('kamerlint.preview', { uri });
  if (page === null) {
    sayNoDraft();
    return;
  }
  const title = `${t('Preview')} ${workspace.asRelativePath(document.uri)}`;
  const panel = window.createWebviewPanel('kamerlint.preview', title, { viewColumn: ViewColumn.Beside, preserveFocus: true }, { enableFindWidget: true });
  panel.webview.html = page;
  shown.set(uri, panel);
  let timer: NodeJS.Timeout | undefined;
  const listening = workspace.onDidChangeTextDocument((event) => {
    if (event.document.uri.toString() === uri) {
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), PAUSE);
    }
  });
  const refresh = async (): Promise<void> => {
    const now = await server.execute('kamerlint.preview', { uri }).catch(() => null);
    if (now !== null && shown.get(uri) === panel) {
      panel.webview.html = now;
    }
  };
  panel.onDidDispose(() => (shown.delete(uri), clearTimeout(timer), listening.dispose()));
}
