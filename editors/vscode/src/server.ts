// The language server: which program, when it may run, how it is started, stopped and asked.

import { commands, type Disposable, EventEmitter, type Event, type ExtensionContext, window, workspace } from 'vscode';
import type { ChildProcess } from 'node:child_process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Log } from './log.ts';
import { endProcess, Late, startProcess, within } from './process.ts';
import { type Fault, findProgram, type Program, PROGRAM_NAME } from './program.ts';
import type { Commands } from './requests.ts';
import { serverSettings } from './settings.ts';
import { t } from './texts.ts';

/** `restricted`: the folder is not trusted, so nothing is started; `silent`: it runs and does not answer. */
export type State = 'starting' | 'ready' | 'silent' | 'stopped' | 'restricted' | 'missing' | 'failed';

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

/** What becomes of a command of the server before it is sent; `next` sends it. */
export type OnCommand = (server: Server, command: string, args: unknown[], next: (args: unknown[]) => unknown) => unknown;

/** Milliseconds that a server gets to start, to answer and to stop. */
const STARTS = 10_000;
const ANSWERS = 20_000;
const STOPS = 2_000;

export function createServer(context: ExtensionContext, log: Log, onCommand: OnCommand): Server {
  const changed = new EventEmitter<State>();
  let state: State = 'stopped';
  let client: LanguageClient | undefined;
  let child: ChildProcess | undefined;
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
      const { named, fault } = program;
      log.channel.error(named === '' ? 'kamerlint not found' : `kamerlint ${fault ?? 'not found'}: ${named}`);
      enter(fault === undefined ? 'missing' : 'failed');
      void say(fault === undefined ? missing(named) : unfit(named, fault), log);
      return;
    }
    log.channel.info(`${program.path} (${program.from})`);
    enter('starting');
    // VS Code goes on first.
    await nextTurn();
    const { createClient } = await import('./client.js');
    const { path } = program;
    const started = createClient({
      spawn: async () => (child = await startProcess(path, (line) => log.channel.error(line))),
      log,
      settings: serverSettings,
      onCommand: (command, args, next) => onCommand(server, command, args, next),
      onRunning: (running) => {
        if (client === started && running) {
          enter('ready');
        } else if (client === started && (state === 'ready' || state === 'silent')) {
          enter('stopped');
        }
      },
      onGivenUp: () => void say(t('{0} does not run as a language server.', path), log),
    });
    client = started;
    try {
      await within(STARTS, started.start());
    } catch (error) {
      log.channel.error(String(error));
      endProcess(child);
      enter('failed');
      void say(whyNot(path, error), log);
    }
  }

  async function stop(): Promise<void> {
    const [running, process] = [client, child];
    client = child = undefined;
    if (running?.isRunning() === true) {
      await within(STOPS, running.stop(STOPS)).catch(() => undefined);
    }
    // A server that does not answer does not stop either.
    endProcess(process);
    if (running !== undefined) {
      await within(STOPS, running.dispose(STOPS)).catch(() => undefined);
    }
    if (state === 'ready' || state === 'starting' || state === 'silent') {
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
      const asked = client;
      if (asked?.isRunning() !== true) {
        throw new Error(state === 'restricted' ? t('kamerlint waits for trust') : t('kamerlint is not running'));
      }
      const answer = asked.sendRequest<never>('workspace/executeCommand', { command, arguments: [argument] });
      const isBack = (): void => {
        if (client === asked && state === 'silent') {
          enter('ready');
        }
      };
      answer.then(isBack, isBack);
      try {
        return await within(ANSWERS, answer);
      } catch (error) {
        if (!(error instanceof Late)) {
          throw error;
        }
        if (client === asked && state === 'ready') {
          enter('silent');
        }
        throw new Error(t('kamerlint does not answer'));
      }
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

function missing(named: string): string {
  return named === ''
    ? t('The program kamerlint was not found. Put it on the PATH, or name it in the setting kamerlint.serverPath.')
    : t('There is no program at {0}. Correct the setting kamerlint.serverPath; it takes a full path.', named);
}

function unfit(path: string, fault: Fault): string {
  return fault === 'locked'
    ? t('{0} may not be executed. Give the file that right, or name another program in the setting kamerlint.serverPath.', path)
    : t('{0} was made for another system. Install the version for {1}, or correct the setting kamerlint.serverPath.', path, `${process.platform} ${process.arch}`);
}

/** Why a program did not become a server. */
function whyNot(path: string, error: unknown): string {
  if (error instanceof Late) {
    return t('{0} gave no answer within {1} seconds and was stopped.', path, STARTS / 1000);
  }
  const code = (error as { code?: unknown }).code;
  if (code === 'EACCES' || code === 'EPERM') {
    return unfit(path, 'locked');
  }
  // What Windows says of a program for another system has no name of its own.
  return code === 'ENOEXEC' || code === 'UNKNOWN' ? unfit(path, 'foreign') : t('{0} does not run as a language server.', path);
}

/** Says what went wrong, with the ways out. */
async function say(message: string, log: Log): Promise<void> {
  const [setting, retry, show] = [t('Open the setting'), t('Try again'), t('Show the log')];
  const chosen = await window.showErrorMessage(message, setting, retry, show);
  if (chosen === setting) {
    await commands.executeCommand('workbench.action.openSettings', 'kamerlint.serverPath');
  } else if (chosen === retry) {
    await commands.executeCommand('kamerlint.restartServer');
  } else if (chosen === show) {
    log.channel.show();
  }
}
