// Wires the parts together. Nothing here waits: the server starts while VS Code goes on.

import { type ExtensionContext, workspace } from 'vscode';
import { registerBeside } from './beside.ts';
import { registerCommitments } from './commitments.ts';
import { registerCompare } from './compare.ts';
import { followDraft } from './draft.ts';
import { registerExplain } from './explain.ts';
import { registerJump } from './jump.ts';
import { recogniseDrafts } from './language.ts';
import { createLog } from './log.ts';
import { registerNewDraft } from './newDraft.ts';
import { registerNextOpen } from './nextOpen.ts';
import { registerOpenQuestions } from './openQuestions.ts';
import { showQuestions } from './questionsView.ts';
import { onCommand } from './ownCommands.ts';
import { registerReport } from './report.ts';
import { createServer, type Server } from './server.ts';
import { showStatus } from './statusBar.ts';
import { registerWord } from './word.ts';

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const log = createLog();
  const running = createServer(context, log, onCommand);
  server = running;
  const draft = followDraft(running);
  context.subscriptions.push(
    log,
    running,
    draft,
    recogniseDrafts(running, context.workspaceState),
    showQuestions(draft, context.workspaceState),
    showStatus(draft, running),
    registerJump(),
    registerOpenQuestions(running),
    registerNextOpen(running),
    registerBeside(running),
    registerCommitments(running),
    registerNewDraft(running),
    registerCompare(running),
    registerExplain(running),
    registerReport(running, log, context),
    registerWord(running),
    workspace.onDidGrantWorkspaceTrust(() => void running.restart()),
  );
  void running.restart();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
