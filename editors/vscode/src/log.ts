// The log: an output channel whose last lines are kept for a problem report, and one for the trace.

import { EventEmitter, LogLevel, type LogOutputChannel, window, workspace } from 'vscode';

export interface Log {
  readonly channel: LogOutputChannel;
  /** Every message to and from the server, drafts included; so never part of a report. */
  readonly trace: LogOutputChannel;
  /** The last lines. */
  lines(): readonly string[];
  dispose(): void;
}

const KEPT = 200;

export function createLog(): Log {
  const lines: string[] = [];
  const keep = (level: string, message: string | Error): void => {
    lines.push(`${new Date().toISOString()} [${level}] ${String(message)}`);
    lines.splice(0, lines.length - KEPT);
  };
  const output = window.createOutputChannel('kamerlint', { log: true });
  const channel = over(output, {
    // What the server tells while it is traced.
    appendLine: (message) => (keep('log', message), output.appendLine(message)),
    info: (message, ...rest) => (keep('info', message), output.info(message, ...rest)),
    warn: (message, ...rest) => (keep('warning', message), output.warn(message, ...rest)),
    error: (message, ...rest) => (keep('error', message), output.error(message, ...rest)),
  });
  const trace = createTrace();
  return { channel, trace: trace.channel, lines: () => lines, dispose: () => (output.dispose(), trace.dispose()) };
}

/**
 * The client traces when the level of this channel says so. Here the setting `kamerlint.trace.server` is that level, so that a
 * user sets one thing, and the channel appears only when there is something to trace.
 */
function createTrace(): { channel: LogOutputChannel; dispose(): void } {
  let opened: LogOutputChannel | undefined;
  const level = (): LogLevel => {
    const setting = workspace.getConfiguration('kamerlint').get<string>('trace.server', 'off');
    return setting === 'off' ? LogLevel.Info : LogLevel.Trace;
  };
  const output = (): LogOutputChannel => (opened ??= window.createOutputChannel('kamerlint (trace)', { log: true }));
  const levels = new EventEmitter<LogLevel>();
  const listening = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('kamerlint.trace.server')) {
      levels.fire(level());
    }
  });
  const channel: LogOutputChannel = {
    name: 'kamerlint (trace)',
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: levels.event,
    trace: (message) => output().info(message),
    debug: (message) => output().debug(message),
    info: (message) => output().info(message),
    warn: (message) => output().warn(message),
    error: (message) => output().error(message),
    append: (value) => output().append(value),
    appendLine: (value) => output().appendLine(value),
    replace: (value) => output().replace(value),
    clear: () => opened?.clear(),
    show: () => output().show(true),
    hide: () => opened?.hide(),
    dispose: () => opened?.dispose(),
  };
  return { channel, dispose: () => (listening.dispose(), levels.dispose(), opened?.dispose()) };
}

/** A channel with some of its methods replaced. */
function over(channel: LogOutputChannel, replaced: Partial<LogOutputChannel>): LogOutputChannel {
  return new Proxy(channel, {
    get: (target, name) => Reflect.get(replaced, name) ?? Reflect.get(target, name),
  });
}
