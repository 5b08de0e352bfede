// The documents of grub.cfg: commands, and blocks of commands in them.
import {
  boolean,
  choice,
  kind,
  list,
  object,
  oneOf,
  orNull,
  ref,
  schemaOf,
  span,
  string,
} from './vocabulary.mjs';

const whole = span('From its first word to its end.');
const body = (description) => list(description, ref('statement'));

export const grubSchema = schemaOf(
  'grub',
  'grub.cfg',
  object('The statements that were read.', {
    statements: list('In the order of the file, without those that GRUB refuses.', ref('statement')),
    templates: list(
      'Statements of the template that the file is made from.',
      object('One of them.', { text: string('As it is written.'), span: span('Where it stands.') }),
    ),
    comments: list('Comments, from # to the end of the line.', ref('span')),
  }),
  {
    word: object('A word.', {
      span: span('As it is written.'),
      parts: list(
        'What it is put together from.',
        object('One part.', {
          kind: oneOf('A text, a variable, or what a program fills in before GRUB reads the file.', [
            'text',
            'variable',
            'hole',
          ]),
          text: orNull(
            string('The text, quotes and escapes resolved, or the name of the variable; null for a hole.'),
          ),
          quoted: boolean('True between quotes: then it is one word, whatever it holds.'),
        }),
      ),
    }),
    statement: choice('A command, or commands with a condition.', [
      object('A command.', {
        kind: kind('command'),
        span: whole,
        words: list('The first one is the command.', ref('word')),
        body: orNull(body('The block behind it; null without one.')),
      }),
      object('An if.', {
        kind: kind('if'),
        span: whole,
        branches: list(
          'The if and each elif.',
          object('One of them.', {
            condition: body('The last of these decides.'),
            body: body('What is done then.'),
          }),
        ),
        otherwise: orNull(body('What stands behind else; null without one.')),
      }),
      object('A loop over words.', {
        kind: kind('for'),
        span: whole,
        variable: string('The variable.'),
        items: list('The words.', ref('word')),
        body: body('What is repeated.'),
      }),
      ...['while', 'until'].map((word) =>
        object('A loop with a condition.', {
          kind: kind(word),
          span: whole,
          condition: body('The last of these decides.'),
          body: body('What is repeated.'),
        }),
      ),
      object('A function.', {
        kind: kind('function'),
        span: whole,
        name: string('Its name.'),
        body: body('What it does.'),
      }),
    ]),
  },
);
