// "Explain the rule under the cursor": a Markdown document that exists in the editor only, shown as its preview.

import { commands, Disposable, EventEmitter, Uri, ViewColumn, window, workspace } from 'vscode';
import { activeDocument, sayError } from './active.ts';
import type { Commands } from './requests.ts';
import type { Server } from './server.ts';
import { t } from './texts.ts';

const SCHEME = 'kamerlint';
const texts = new Map<string, string>();
const changed = new EventEmitter<Uri>();

export function registerExplain(server: Server): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    }),
    commands.registerCommand('kamerlint.explainRule', (rule?: unknown) => explain(server, rule).catch(sayError)),
  );
}

/** `rule`: from the link behind the code of a finding; else the rules of the findings at the cursor. */
async function explain(server: Server, rule: unknown): Promise<void> {
  const document = activeDocument();
  const cursor = window.activeTextEditor?.selection.active;
  if (document === undefined || cursor === undefined) {
    return;
  }
  const uri = document.uri.toString();
  const position = { line: cursor.line, character: cursor.character };
  await explainRule(server, typeof rule === 'string' ? { uri, rule } : { uri, position });
}

/** Shows what the server says of a rule, or of the rules of the findings at a position. */
export async function explainRule(server: Server, what: Commands['kamerlint.explain'][0]): Promise<void> {
  const text = await server.execute('kamerlint.explain', { ...what, quiet: true });
  if (text === null || text.trim() === '') {
    void window.showInformationMessage(t('There is no finding at the cursor.'));
    return;
  }
  // The explanation begins with the code of its rule, in bold.
  const rule = /^\*\*(\w+)/.exec(text)?.[1] ?? t('explanation');
  const uri = Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
  texts.set(uri.path, text);
  changed.fire(uri);
  try {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // Someone turned the Markdown extension of VS Code off.
    await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preview: true });
  }
}
