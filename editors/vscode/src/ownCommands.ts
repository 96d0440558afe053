// What the editor does itself of a command of the server: asking for a reason, showing an explanation.

import { addException } from './exception.ts';
import { explainRule } from './explain.ts';
import type { Commands } from './requests.ts';
import type { OnCommand } from './server.ts';
import { addTerm } from './term.ts';

export const onCommand: OnCommand = (server, command, args, next) => {
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
};
