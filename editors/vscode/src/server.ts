// The language server: which program, when it may run, how it is started, stopped and asked.

import { commands, type Disposable, EventEmitter, type Event, type ExtensionContext, window, workspace } from 'vscode';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LanguageClient } from 'vscode-languageclient/node';
import { addException } from './exception.ts';
import { explainRule } from './explain.ts';
import type { Log } from './log.ts';
import { findProgram, type Program, PROGRAM_NAME } from './program.ts';
import type { Commands } from './requests.ts';
import { serverSettings } from './settings.ts';
import { addTerm } from './term.ts';
import { t } from './texts.ts';

/** `restricted`: the folder is not trusted, so nothing is started. */
export type State = 'starting' | 'ready' | 'stopped' | 'restricted' | 'missing' | 'failed';

export interface Server extends Disposable {
  state(): State;
  /** The program that runs, or ran last. */
  program(): Program | undefined;
  /** As the server names itself. */
  version(): string | undefined;
  readonly onDidChangeState: Event<State>;
  /** Runs a command in the server; rejects with the server's own sentence. */
  execute<C extends keyof Commands>(command: C, argument: Commands[C][0]): Promise<Commands[C][1]>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function createServer(context: ExtensionContext, log: Log): Server {
  const changed = new EventEmitter<State>();
  let state: State = 'stopped';
  let client: LanguageClient | undefined;
  let program: Program | undefined;
  let turn: Promise<void> = Promise.resolve();

  const enter = (next: State): void => {
    state = next;
    void commands.executeCommand('setContext', 'kamerlint.state', next);
    changed.fire(next);
  };
  /** One after the other: two restarts at once would leave two servers. */
  const inTurn = (step: () => Promise<void>): Promise<void> => (turn = turn.then(step, step));

  async function start(): Promise<void> {
    if (!workspace.isTrusted) {
      enter('restricted');
      return;
    }
    program = findProgram({
      setting: workspace.getConfiguration('kamerlint').get<string>('serverPath', ''),
      bundle: context.asAbsolutePath(`bin/${PROGRAM_NAME}`),
      path: process.env['PATH'] ?? '',
    });
    if (program.path === undefined) {
      log.channel.error(program.named === '' ? 'kamerlint not found' : `kamerlint not found: ${program.named}`);
      enter('missing');
      void sayMissing(program.named);
      return;
    }
    log.channel.info(`${program.path} (${program.from})`);
    enter('starting');
    // VS Code goes on first.
    await nextTurn();
    const { createClient } = await import('./client.js');
    const { path } = program;
    const started = createClient({
      command: path,
      log,
      settings: serverSettings,
      onCommand: (command, args, next) => onCommand(server, command, args, next),
      onRunning: (running) => {
        if (client === started && running) {
          enter('ready');
        } else if (client === started && state === 'ready') {
          enter('stopped');
        }
      },
      onGivenUp: () => void sayFailed(path, log),
    });
    client = started;
    try {
      await started.start();
    } catch (error) {
      log.channel.error(String(error));
      enter('failed');
      void sayFailed(path, log);
    }
  }

  async function stop(): Promise<void> {
    const running = client;
    client = undefined;
    if (running?.isRunning() === true) {
      await running.stop();
    }
    await running?.dispose().catch(() => undefined);
    if (state === 'ready' || state === 'starting') {
      enter('stopped');
    }
  }

  const listening = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('kamerlint.serverPath')) {
      void server.restart();
    } else if (event.affectsConfiguration('kamerlint') && client?.isRunning() === true) {
      void client.sendNotification('workspace/didChangeConfiguration', { settings: { kamerlint: serverSettings() } });
    }
  });

  const server: Server = {
    state: () => state,
    program: () => program,
    version: () => client?.initializeResult?.serverInfo?.version,
    onDidChangeState: changed.event,
    execute: async (command, argument) => {
      if (client?.isRunning() !== true) {
        throw new Error(t('kamerlint is not running'));
      }
      return client.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
    },
    restart: () => inTurn(async () => (await stop(), await start())),
    stop: () => inTurn(stop),
    dispose: () => {
      listening.dispose();
      restarting.dispose();
      changed.dispose();
    },
  };
  const restarting = commands.registerCommand('kamerlint.restartServer', () => server.restart());
  return server;
}

/** What the editor does itself of a command of the server: asking for a reason, showing an explanation. */
function onCommand(server: Server, command: string, args: unknown[], next: (args: unknown[]) => unknown): unknown {
  switch (command) {
    case 'kamerlint.addException':
      return addException(args, next);
    case 'kamerlint.addTerm':
      return addTerm(args, next);
    case 'kamerlint.explain':
      return explainRule(server, args[0] as Commands['kamerlint.explain'][0]);
    default:
      return next(args);
  }
}

async function sayMissing(named: string): Promise<void> {
  const [setting, retry] = [t('Open the setting'), t('Try again')];
  const message =
    named === ''
      ? t('The program kamerlint was not found. Put it on the PATH, or name it in the setting kamerlint.serverPath.')
      : t('There is no program at {0}. Correct the setting kamerlint.serverPath; it takes a full path.', named);
  const chosen = await window.showErrorMessage(message, setting, retry);
  if (chosen === setting) {
    await commands.executeCommand('workbench.action.openSettings', 'kamerlint.serverPath');
  } else if (chosen === retry) {
    await commands.executeCommand('kamerlint.restartServer');
  }
}

async function sayFailed(path: string, log: Log): Promise<void> {
  const [show, retry] = [t('Show the log'), t('Try again')];
  const chosen = await window.showErrorMessage(t('{0} does not run as a language server.', path), show, retry);
  if (chosen === show) {
    log.channel.show();
  } else if (chosen === retry) {
    await commands.executeCommand('kamerlint.restartServer');
  }
}
