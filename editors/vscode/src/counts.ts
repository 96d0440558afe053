// Findings and questions in words.

import type { Counts, Question, Questions } from './requests.ts';
import { t } from './texts.ts';

/** `3 errors`; the gravest kind alone, nothing where there is none. */
export function gravest({ error, warning, info, hint }: Counts): string {
  if (error > 0) {
    return error === 1 ? t('1 error') : t('{0} errors', error);
  }
  if (warning > 0) {
    return warning === 1 ? t('1 warning') : t('{0} warnings', warning);
  }
  const remarks = info + hint;
  return remarks === 0 ? '' : remarks === 1 ? t('1 remark') : t('{0} remarks', remarks);
}

/** All kinds: `1 error, 2 warnings`. */
export function all({ error, warning, info, hint }: Counts): string {
  const none = { error: 0, warning: 0, info: 0, hint: 0 };
  const kinds: Counts[] = [{ ...none, error }, { ...none, warning }, { ...none, info, hint }];
  return kinds.map(gravest).filter((words) => words !== '').join(', ') || t('no findings');
}

/** `2 of 9 open · 3 errors`. */
export function summary(questions: Questions): string {
  return [progress(questions), gravest(questions.findings)].filter((words) => words !== '').join(' · ');
}

function progress(questions: Questions): string {
  const { open, total } = questions;
  if (open > 0) {
    return t('{0} of {1} open', open, total);
  }
  if (total === 0) {
    return t('no questions');
  }
  return isSheet(questions) ? t('{0} questions', total) : t('all {0} answered', total);
}

/** A question sheet: questions that nobody has begun to answer. */
export function isSheet({ questions }: Questions): boolean {
  return questions.length > 0 && questions.every(({ state }) => state === 'asked');
}

export function stateOf(question: Question): string {
  switch (question.state) {
    case 'open':
      return t('open');
    case 'answered':
      return t('answered');
    case 'asked':
      return t('asked');
    case 'elsewhere':
      return question.answeredBy === null ? t('answered') : t('answered by {0}', question.answeredBy);
  }
}

/** `Question 3`, with its set where there are more. */
export function titleOf(question: Question, questions: Questions): string {
  const title = t('Question {0}', question.label);
  const sets = new Set(questions.questions.map(({ set }) => set));
  return sets.size > 1 ? `${title} (${t('set {0}', question.set + 1)})` : title;
}
