// "Compare with the question sheet": the differences in a list; they stay as findings too.

import { commands, type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import { activeDraft, sayError } from './active.ts';
import { jump } from './jump.ts';
import type { Commands } from './requests.ts';
import type { Server } from './server.ts';
import { pickSheet } from './sheet.ts';
import { t } from './texts.ts';

type Comparison = Commands['kamerlint.compare'][1];

export function registerCompare(server: Server): Disposable {
  return commands.registerCommand('kamerlint.compareWithSheet', () => compare(server).catch(sayError));
}

async function compare(server: Server): Promise<void> {
  const draft = await compared(server);
  if (draft === undefined) {
    return;
  }
  const sheet = workspace.asRelativePath(Uri.parse(draft.sheet));
  if (draft.differences.length === 0) {
    void window.showInformationMessage(t('The questions are those of {0}.', sheet));
    return;
  }
  const items = draft.differences.map(({ code, message, range }) => ({ label: message, description: code, range }));
  const title = t('Compared with {0}', sheet);
  const chosen = await window.showQuickPick(items, { title, matchOnDescription: true });
  if (chosen !== undefined) {
    await jump(draft.document.uri, chosen.range);
  }
}

/** The draft in the active editor, compared with its sheet; says so when there is none. */
export async function compared(server: Server): Promise<({ document: TextDocument } & Comparison) | undefined> {
  const draft = await activeDraft(server);
  const comparison = draft && (await withSheet(server, draft.document));
  return draft && comparison && { document: draft.document, ...comparison };
}

/** With the sheet that the server knows, else with one that the user chooses; from then on the server knows it. */
async function withSheet(server: Server, document: TextDocument): Promise<Comparison | undefined> {
  const uri = document.uri.toString();
  try {
    return await server.execute('kamerlint.compare', { uri, quiet: true });
  } catch {
    const sheet = await pickSheet(document.uri);
    return sheet && server.execute('kamerlint.compare', { uri, sheet: sheet.toString(), quiet: true });
  }
}
