// The view "Kamervragen": the questions of the active draft, each with its state, its words and what it asks.

import {
  commands,
  type Disposable,
  EventEmitter,
  type FileDecoration,
  MarkdownString,
  type Memento,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import { all, gravest, stateOf, summary, titleOf } from './counts.ts';
import type { ActiveDraft, DraftFollower } from './draft.ts';
import type { Question } from './requests.ts';
import { t } from './texts.ts';

/** A set of questions, a question, or one of the things that a question asks. */
type Node =
  | { readonly kind: 'set'; readonly set: number }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'part'; readonly question: Question; readonly part: number };

const SCHEME = 'kamerlint-question';
/** What the person ticked off, by draft. */
const TICKED = 'kamerlint.ticked';
/** Whether only open questions are shown. */
const ONLY_OPEN = 'kamerlint.onlyOpen';

export function showQuestions(draft: DraftFollower, memory: Memento): Disposable {
  const changed = new EventEmitter<void>();
  const decorated = new EventEmitter<undefined>();
  let onlyOpen = memory.get<boolean>(ONLY_OPEN, false);
  const filter = (only: boolean): void => {
    onlyOpen = only;
    void memory.update(ONLY_OPEN, only);
    void commands.executeCommand('setContext', ONLY_OPEN, only);
    changed.fire();
  };
  void commands.executeCommand('setContext', ONLY_OPEN, onlyOpen);
  const ticks = createTicks(memory);

  const children = (parent: Node | undefined): Node[] => {
    const now = draft.current();
    const questions = (now?.questions.questions ?? []).filter(({ state }) => !onlyOpen || state === 'open');
    const rows = (set?: number): Node[] => questions.filter((one) => set === undefined || one.set === set).map((question) => ({ kind: 'question', question }));
    if (parent === undefined) {
      const sets = [...new Set(questions.map(({ set }) => set))];
      return sets.length > 1 ? sets.map((set) => ({ kind: 'set', set })) : rows();
    }
    if (parent.kind === 'set') {
      return rows(parent.set);
    }
    return parent.kind === 'part' ? [] : parent.question.asked.map((_, part) => ({ kind: 'part', question: parent.question, part }));
  };
  const view = window.createTreeView<Node>('kamerlint.questions', {
    manageCheckboxStateManually: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: children,
      getTreeItem: (node) => item(node, draft.current(), ticks),
    },
  });
  const listening = [
    draft.onDidChange((now) => {
      // Who answers stands in the heads; with several sets each has its own row.
      const by = now?.questions.by.length === 1 ? now.questions.by[0] ?? '' : '';
      view.message = now === undefined ? '' : [summary(now.questions), by].filter((part) => part !== '').join(' · ');
      const open = now?.questions.open ?? 0;
      view.badge = open > 0 && now !== undefined ? { value: open, tooltip: t('{0} of {1} open', open, now.questions.total) } : undefined;
      changed.fire();
      decorated.fire(undefined);
    }),
    view.onDidChangeCheckboxState(({ items }) => {
      for (const [node, state] of items) {
        const now = draft.current();
        if (node.kind === 'part' && now !== undefined) {
          ticks.set(now.uri, node.question, node.part, state === TreeItemCheckboxState.Checked);
        }
      }
      changed.fire();
    }),
    window.registerFileDecorationProvider({
      onDidChangeFileDecorations: decorated.event,
      provideFileDecoration: (uri) => (uri.scheme === SCHEME ? decoration(uri, draft.current()) : undefined),
    }),
    commands.registerCommand('kamerlint.showOnlyOpen', () => filter(true)),
    commands.registerCommand('kamerlint.showAllQuestions', () => filter(false)),
  ];
  return { dispose: () => (listening.forEach((one) => one.dispose()), view.dispose(), changed.dispose(), decorated.dispose()) };
}

interface Ticks {
  get(uri: Uri, question: Question, part: number): boolean | undefined;
  set(uri: Uri, question: Question, part: number, ticked: boolean): void;
}

/** What was ticked off stays so as long as the words of the question do. */
function createTicks(memory: Memento): Ticks {
  const all = (): Record<string, Record<string, boolean>> => memory.get(TICKED, {});
  const key = (question: Question, part: number): string => `${question.set}/${question.asked[part]?.text ?? ''}`;
  return {
    get: (uri, question, part) => all()[uri.toString()]?.[key(question, part)],
    set: (uri, question, part, ticked) => {
      const [known, own] = [all(), uri.toString()];
      void memory.update(TICKED, { ...known, [own]: { ...known[own], [key(question, part)]: ticked } });
    },
  };
}

function item(node: Node, draft: ActiveDraft | undefined, ticks: Ticks): TreeItem {
  if (draft === undefined) {
    return new TreeItem('');
  }
  switch (node.kind) {
    case 'set':
      return setRow(node.set, draft);
    case 'question':
      return questionRow(node.question, draft);
    case 'part':
      return partRow(node.question, node.part, draft, ticks);
  }
}

function setRow(set: number, { questions }: ActiveDraft): TreeItem {
  const row = new TreeItem(t('Set {0}', set + 1), TreeItemCollapsibleState.Expanded);
  row.id = `set/${set}`;
  row.description = questions.by[set] ?? '';
  return row;
}

function questionRow(question: Question, { uri, questions }: ActiveDraft): TreeItem {
  const title = titleOf(question, questions);
  const row = new TreeItem(title);
  const state = stateOf(question);
  const words = question.words === 0 ? '' : question.words === 1 ? t('1 word') : t('{0} words', question.words);
  // The icon says that it is answered; what a narrow list has no room for is the end of the question.
  const said = question.state === 'answered' && words !== '' ? words : state;
  row.id = idOf(question);
  row.description = `${said} · ${question.text}`;
  row.iconPath = icon(question);
  row.resourceUri = Uri.from({ scheme: SCHEME, path: `/${idOf(question)}` });
  row.tooltip = new MarkdownString().appendText(`${title}\n\n${question.text}\n\n${[state, words].filter((part) => part !== '').join(' · ')}; ${all(question.findings)}`);
  row.accessibilityInformation = { label: `${title}, ${state}, ${all(question.findings)}. ${question.text}` };
  row.command = { command: 'kamerlint.jump', title: t('Go to the question'), arguments: [uri.toString(), question.range] };
  row.collapsibleState = question.asked.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  row.contextValue = question.state;
  return row;
}

function partRow(question: Question, part: number, { uri }: ActiveDraft, ticks: Ticks): TreeItem {
  const asked = question.asked[part];
  const row = new TreeItem(asked?.text ?? '');
  const found = asked?.said ?? undefined;
  const ticked = ticks.get(uri, question, part) ?? false;
  row.id = `${idOf(question)}/${part}`;
  row.checkboxState = ticked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked;
  row.description = found !== undefined ? '' : asked?.notFound === true ? t('not found') : '';
  row.tooltip = new MarkdownString().appendText(`${asked?.text ?? ''}\n\n→ ${found ?? (asked?.notFound === true ? t('not found') : '…')}`);
  row.command = { command: 'kamerlint.jump', title: t('Go to the question'), arguments: [uri.toString(), question.range] };
  return row;
}

function idOf({ set, range, label }: Question): string {
  return `${set}/${range.start.line}/${label}`;
}

/** The state alone; findings stand at the end of the row. */
function icon({ state }: Question): ThemeIcon {
  switch (state) {
    case 'open':
      return new ThemeIcon('circle-large-outline', new ThemeColor('charts.yellow'));
    case 'asked':
      return new ThemeIcon('circle-large-outline');
    case 'elsewhere':
      return new ThemeIcon('arrow-small-right');
    case 'answered':
      return new ThemeIcon('check', new ThemeColor('charts.green'));
  }
}

function decoration(uri: Uri, draft: ActiveDraft | undefined): FileDecoration | undefined {
  const question = draft?.questions.questions.find((one) => `/${idOf(one)}` === uri.path);
  if (question === undefined) {
    return undefined;
  }
  // A number without a colour: that of a finding stands in the text.
  const { error, warning } = question.findings;
  const count = error > 0 ? error : warning;
  return count === 0 ? undefined : { badge: count > 9 ? '9+' : String(count), tooltip: gravest(question.findings) };
}
