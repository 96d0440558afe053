// The client of the language server: which documents it is told of, and what is done here instead of there.

import { LanguageClient, type LanguageClientOptions, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { addException } from './exception.ts';
import { explainRule } from './explain.ts';
import type { Log } from './log.ts';
import type { Commands } from './requests.ts';
import type { Server } from './server.ts';
import { serverSettings } from './settings.ts';

const LANGUAGES = ['kamerantwoord', 'markdown', 'plaintext'];

/** `onRunning` hears when the server begins and ends to run, also when that is by itself. */
export function createClient(command: string, log: Log, server: Server, onRunning: (running: boolean) => void): LanguageClient {
  const client = new LanguageClient('kamerlint', 'kamerlint', { command, args: ['server'] }, options(log, server));
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running || newState === State.Stopped) {
      onRunning(newState === State.Running);
    }
  });
  return client;
}

function options(log: Log, server: Server): LanguageClientOptions {
  return {
    documentSelector: [
      ...LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
      // An exception counts as it stands in the editor, saved or not.
      { scheme: 'file', pattern: '**/kamerlint-exceptions.toml' },
    ],
    initializationOptions: serverSettings,
    outputChannel: log.channel,
    traceOutputChannel: log.trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: {
      executeCommand: (command, args, next) => {
        switch (command) {
          case 'kamerlint.addException':
            return addException(args, (given) => next(command, given));
          case 'kamerlint.explain':
            return explainRule(server, args[0] as Commands['kamerlint.explain'][0]);
          default:
            return next(command, args);
        }
      },
    },
  };
}
