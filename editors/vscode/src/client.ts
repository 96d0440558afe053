// The client of the language server. A bundle of its own, and by far the larger one: it is loaded when the server is started, so
// that the start of the extension stays light. So it takes what it needs of the extension, and imports nothing from it.

import type { ChildProcess } from 'node:child_process';
import { CloseAction, type ErrorHandler, LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import type { Log } from './log.ts';

const LANGUAGES = ['kamerantwoord', 'markdown', 'plaintext'];

export interface ClientOptions {
  /** Starts the program; again when it ended by itself. */
  readonly spawn: () => Promise<ChildProcess>;
  readonly log: Log;
  readonly settings: () => object;
  /** A command of the server that was chosen in the editor; `next` sends it to the server. */
  readonly onCommand: (command: string, args: unknown[], next: (args: unknown[]) => unknown) => unknown;
  /** The server begins or ends to run, also when that is by itself. */
  readonly onRunning: (running: boolean) => void;
  /** The server stopped too often to be started again. */
  readonly onGivenUp: () => void;
}

export function createClient({ spawn, log, settings, onCommand, onRunning, onGivenUp }: ClientOptions): LanguageClient {
  let served = false;
  const client = new LanguageClient('kamerlint', 'kamerlint', spawn, {
    documentSelector: [
      ...LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
      // An exception counts as it stands in the editor, saved or not.
      { scheme: 'file', pattern: '**/kamerlint-exceptions.toml' },
    ],
    initializationOptions: settings,
    outputChannel: log.channel,
    traceOutputChannel: log.trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (...what) => usual().error(...what),
      closed: async () => {
        const next = served ? await usual().closed() : { action: CloseAction.DoNotRestart };
        if (served && next.action === CloseAction.DoNotRestart) {
          onGivenUp();
        }
        return next;
      },
    },
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: {
      executeCommand: (name, args, next) => onCommand(name, args, (given) => next(name, given)),
    },
  });
  // What goes wrong is said by the extension, once and with a way out; the client only logs it.
  const toLog = client.error.bind(client);
  client.error = (message, data) => toLog(message, data, false);
  let handler: ErrorHandler | undefined;
  const usual = (): ErrorHandler => (handler ??= client.createDefaultErrorHandler());
  client.onDidChangeState(({ newState }) => {
    served ||= newState === State.Running;
    if (newState === State.Running || newState === State.Stopped) {
      onRunning(newState === State.Running);
    }
  });
  return client;
}
