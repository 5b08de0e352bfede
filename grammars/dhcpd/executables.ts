/** Statements that are executed for a client, and options: for each first word, how its head is read. */
import type { Setter } from './document.js';
import type { Expression } from './expressions/expression.js';
import type { DhcpdParser } from './parser.js';
import { fault, firstName, type Starter, setting, sure } from './starter.js';
import { lowerCase, Space } from './tokens.js';

function option(setter: Setter): Starter {
  return {
    block: 'never',
    read: ({ parser, tokens }) => {
      if (setter === 'option' && tokens[1]?.tokenType === Space) {
        const read = parser.optionSpaceStatement();
        return { kind: 'option-space', name: sure(read?.name), ...(read?.value && { value: read.value }) };
      }
      const { space, name, value, expression, definition } = sure(parser.optionStatement() ?? unread);
      if (definition !== undefined) {
        const { code, type } = definition;
        if (code.kind !== 'number') return fault('An option code is a number.', code.span);
        if (setter !== 'option')
          return fault('Options are defined with `option`, not with a setter.', name.span);
        return { kind: 'option-definition', ...(space && { space }), name, code, type };
      }
      return {
        kind: 'option',
        setter,
        ...(space && { space }),
        name,
        ...(value && { value }),
        ...(expression && { expression }),
      };
    },
  };
}

const unread: ReturnType<DhcpdParser['optionStatement']> = {
  space: undefined,
  name: { text: '', span: { start: 0, end: 0 } },
};

function permit(verb: 'allow' | 'deny' | 'ignore'): Starter {
  return {
    block: 'never',
    read: ({ parser, scope }) => {
      const read = parser.permitStatement();
      const words = read?.words ?? [];
      const first = words[0];
      const last = words.at(-1);
      if (first === undefined || last === undefined) return { kind: 'break' };
      const span = {
        start: first.startOffset - parser.base,
        end: last.startOffset + last.image.length - parser.base,
      };
      const text = words.map((word) => lowerCase(word.image)).join(' ');
      const inPool = scope === 'pool' || scope === 'pool6';
      return {
        kind: 'permit',
        verb,
        inPool,
        what: { text, span },
        ...(read.className && { className: read.className }),
      };
    },
  };
}

function effect(read: (parser: DhcpdParser) => readonly Expression[] | undefined): Starter {
  return {
    block: 'never',
    read: (head) => ({ kind: 'effect', keyword: firstName(head), args: read(head.parser) ?? [] }),
  };
}

export const executables: readonly (readonly [string, Starter])[] = [
  ['option', option('option')],
  ['supersede', option('supersede')],
  ['default', option('default')],
  ['append', option('append')],
  ['prepend', option('prepend')],
  ['send', option('send')],
  [
    'server-identifier',
    {
      block: 'never',
      read: ({ parser }) => {
        const { name, value, expression } = parser.parameterStatement() ?? {};
        return {
          kind: 'option',
          setter: 'option',
          name: { text: 'dhcp-server-identifier', span: name?.span ?? { start: 0, end: 0 } },
          ...(value && { value }),
          ...(expression && { expression }),
        };
      },
    },
  ],
  ['allow', permit('allow')],
  ['deny', permit('deny')],
  ['ignore', permit('ignore')],
  [
    'switch',
    {
      block: 'always',
      scope: 'switch',
      read: ({ parser }) => ({ kind: 'switch', on: parser.switchStatement() }),
    },
  ],
  [
    'on',
    {
      block: 'either',
      scope: 'executable',
      read: ({ parser }) => ({ kind: 'on', events: parser.onStatement() ?? [] }),
    },
  ],
  [
    'set',
    {
      block: 'never',
      read: ({ parser }) => {
        const { name, value, parameters } = parser.setStatement() ?? {};
        if (name !== undefined && value === undefined)
          return fault('Expected `=` after the variable.', name.span);
        return parameters?.length
          ? { kind: 'break' }
          : { kind: 'set', variable: sure(name), value: sure(value) };
      },
    },
  ],
  [
    'define',
    {
      block: 'either',
      scope: 'executable',
      read: ({ parser, hasBlock }) => {
        const { name, parameters, value } = parser.setStatement() ?? {};
        if (name !== undefined && hasBlock !== (value === undefined))
          return fault(
            hasBlock ? 'Expected `;` after the definition.' : 'Expected `{` and the body of the function.',
            name.span,
          );
        return { kind: 'define', name: sure(name), parameters: parameters ?? [], ...(value && { value }) };
      },
    },
  ],
  ['unset', { block: 'never', read: ({ parser }) => ({ kind: 'unset', variable: parser.wordStatement() }) }],
  ['eval', effect((parser) => [parser.conditionValue('data')])],
  ['return', effect((parser) => [parser.conditionValue('data')])],
  ['log', effect((parser) => parser.callWithArguments())],
  ['execute', effect((parser) => parser.callWithArguments())],
  ['parse-vendor-option', effect((parser) => (parser.bareStatement() === undefined ? [] : undefined))],
  ['add', { block: 'never', read: ({ parser }) => ({ kind: 'add', className: parser.quotedStatement() }) }],
  [
    'break',
    {
      block: 'never',
      read: ({ parser }) => {
        const extra = parser.bareStatement();
        return extra === undefined ? { kind: 'break' } : fault('Expected `;` after break.', extra.span);
      },
    },
  ],
  [
    'match',
    {
      block: 'never',
      read: ({ parser }) => {
        const { test, expression } = parser.matchStatement() ?? {};
        return { kind: test ? 'match-if' : 'match', expression: sure(expression) };
      },
    },
  ],
  [
    'spawn',
    { block: 'never', read: ({ parser }) => ({ kind: 'spawn', expression: parser.spawnStatement() }) },
  ],
  ['db-time-format', setting],
];
