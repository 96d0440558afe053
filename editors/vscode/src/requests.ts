// What `kamerlint server` answers to its commands.

import type { Range } from 'vscode-languageclient/node';

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** One thing that a question asks, with the sentence of the answer that fits it best. */
export interface Asked {
  readonly text: string;
  readonly said: string | null;
  readonly notFound: boolean;
}

export interface Question {
  readonly number: number;
  /** The number with its letter. */
  readonly label: string;
  /** A draft may answer the questions of several members, each numbered from 1; the sets count from 0. */
  readonly set: number;
  readonly text: string;
  /** What it asks where that is more than one thing. */
  readonly asked: readonly Asked[];
  /** `elsewhere`: answered under the heading of question `answeredBy`; `asked`: in a sheet, where nothing is answered yet. */
  readonly state: 'open' | 'answered' | 'elsewhere' | 'asked';
  readonly answeredBy: number | null;
  /** How many words its own answer has. */
  readonly words: number;
  readonly range: Range;
  readonly answer: Range | null;
  readonly findings: Counts;
}

export interface Questions {
  readonly open: number;
  readonly total: number;
  readonly findings: Counts;
  readonly questions: readonly Question[];
  /** Who answers each set, as its head says it. */
  readonly by: readonly string[];
  /** The language of what is said of this draft. */
  readonly language: 'nl' | 'en';
}

export interface Commitment {
  readonly text: string;
  readonly term: string | null;
  readonly due: string | null;
  readonly range: Range;
}

export interface Difference {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
}

/** Each command with its argument and what it gives. */
export interface Commands {
  'kamerlint.questions': [{ uri: string }, Questions | null];
  'kamerlint.commitments': [{ uri: string }, readonly Commitment[] | null];
  /** The draft as a page, in HTML. */
  'kamerlint.preview': [{ uri: string }, string | null];
  'kamerlint.newDraft': [{ sheet: string; quiet?: boolean }, { uri: string }];
  'kamerlint.compare': [
    { uri: string; sheet?: string; quiet?: boolean },
    { sheet: string; differences: readonly Difference[] },
  ];
  'kamerlint.explain': [
    { uri: string; rule?: string; position?: { line: number; character: number }; quiet?: boolean },
    string | null,
  ];
}
