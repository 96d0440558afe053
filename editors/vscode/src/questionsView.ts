// The view "Kamervragen": the questions of the active draft, each with its state.

import { type Disposable, EventEmitter, MarkdownString, ThemeColor, ThemeIcon, TreeItem, window } from 'vscode';
import { all, gravest, stateOf, summary, titleOf } from './counts.ts';
import type { ActiveDraft, DraftFollower } from './draft.ts';
import type { Question } from './requests.ts';
import { t } from './texts.ts';

export function showQuestions(draft: DraftFollower): Disposable {
  const changed = new EventEmitter<void>();
  const view = window.createTreeView<Question>('kamerlint.questions', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (parent) => (parent === undefined ? [...(draft.current()?.questions.questions ?? [])] : []),
      getTreeItem: (question) => row(question, draft.current()),
    },
  });
  const listening = draft.onDidChange((now) => {
    view.message = now === undefined ? '' : summary(now.questions);
    changed.fire();
  });
  return { dispose: () => (listening.dispose(), view.dispose(), changed.dispose()) };
}

function row(question: Question, draft: ActiveDraft | undefined): TreeItem {
  if (draft === undefined) {
    return new TreeItem(t('Question {0}', question.number));
  }
  const title = titleOf(question, draft.questions);
  const item = new TreeItem(title);
  const [state, findings] = [stateOf(question), gravest(question.findings)];
  item.id = `${question.set}/${question.range.start.line}/${question.number}`;
  item.description = [state, findings].filter((words) => words !== '').join(' · ');
  item.iconPath = icon(question);
  const checklist = question.asked.map(({ text, said, notFound }) => `\n\n${text} → ${said ?? (notFound ? t('not found') : '…')}`).join('');
  item.tooltip = new MarkdownString().appendText(`${question.text}${checklist}\n\n${state}; ${all(question.findings)}`);
  item.accessibilityInformation = { label: `${title}, ${item.description}. ${question.text}` };
  item.command = { command: 'kamerlint.jump', title: t('Go to the question'), arguments: [draft.uri.toString(), question.range] };
  return item;
}

function icon({ state, findings }: Question): ThemeIcon {
  if (state === 'open' || state === 'asked') {
    return new ThemeIcon('circle-large-outline');
  }
  if (findings.error > 0) {
    return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  }
  if (findings.warning > 0) {
    return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  }
  return state === 'elsewhere' ? new ThemeIcon('arrow-small-right') : new ThemeIcon('check');
}
