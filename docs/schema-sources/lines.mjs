// The documents of the languages that are lists of lines: exports, fstab, pxelinux, kconfig, settings.
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
  text,
} from './vocabulary.mjs';

const comments = list('Comments, from # to the end of the line.', ref('span'));
const anOption = (description) =>
  object(description, {
    name: string('What stands before the first =.'),
    value: orNull(string('What stands behind the first =; null without one.')),
    span: span('The whole option.'),
  });

export const exportsSchema = schemaOf(
  'exports',
  'exports',
  object('The entries that were read.', {
    entries: list('In the order of the file.', ref('entry')),
    comments,
  }),
  {
    entry: object('A path and whom it is exported to.', {
      path: string('The exported path, quotes and escapes resolved.'),
      span: span('The whole entry; lines joined by a backslash are one.'),
      pathSpan: span('The path.'),
      items: list('Clients, and defaults for the clients behind them.', ref('item')),
    }),
    item: choice('What follows the path.', [
      object('Defaults for the clients that follow, written -options.', {
        kind: kind('defaults'),
        span: span('From the dash to the last option.'),
        options: list('The options.', ref('option')),
      }),
      object('A client and its options.', {
        kind: kind('client'),
        name: string('The client as written; empty where options alone export to everyone.'),
        clientKind: oneOf('What exportfs takes the name for.', [
          'anonymous',
          'gss',
          'netgroup',
          'subnet',
          'wildcard',
          'host',
        ]),
        span: span('The client with its options.'),
        nameSpan: span('The name alone.'),
        options: orNull(
          list('The options in parentheses; null where there are no parentheses.', ref('option')),
        ),
      }),
    ]),
    option: anOption('One option of a client.'),
  },
);

export const fstabSchema = schemaOf(
  'fstab',
  'fstab',
  object('The mounts that were read.', {
    mounts: list('In the order of the file.', ref('mount')),
    comments,
  }),
  {
    mount: object('A line with fields. Those that are not written are null.', {
      span: span('From the first field to the last.'),
      ignored: boolean('True where libmount does not parse the line, so that nothing of it is mounted.'),
      source: text('What is mounted, such as server:/path; escapes resolved.'),
      target: orNull(text('Where it is mounted; escapes resolved.')),
      type: orNull(text('The file system type.')),
      options: orNull(list('The mount options.', ref('option'))),
      freq: orNull(text('The fifth field, for dump.')),
      pass: orNull(text('The sixth field, the order of fsck.')),
    }),
    option: anOption('One mount option.'),
  },
);

const keyword = text('The words of the directive as written.');
const rest = orNull(text('The rest of the line without the blanks around it; null where there is none.'));

export const pxelinuxSchema = schemaOf(
  'pxelinux',
  'a file under pxelinux.cfg',
  object('The lines that are not blank.', { lines: list('In the order of the file.', ref('line')) }),
  {
    line: choice('A line.', [
      object('A directive of PXELINUX or its menu.', {
        kind: kind('directive'),
        span: span('The line.'),
        name: string('The directive in upper case, with single blanks: KERNEL, MENU LABEL.'),
        keyword,
        value: rest,
      }),
      object('A directive that only U-Boot knows.', {
        kind: kind('uboot'),
        span: span('The line.'),
        name: string('The directive in upper case.'),
        keyword,
        value: rest,
      }),
      object('A line with a word that nothing knows. PXELINUX skips it without a message.', {
        kind: kind('unknown'),
        span: span('The line.'),
        keyword,
        value: rest,
      }),
      object('A comment.', {
        kind: kind('comment'),
        span: span('The line.'),
        comment: text('The comment with its #.'),
      }),
      object('A line between TEXT HELP and ENDTEXT, which is shown as it is.', {
        kind: kind('help'),
        span: span('The line.'),
        help: text('The text.'),
      }),
    ]),
  },
);

export const kconfigSchema = schemaOf(
  'kconfig',
  'a kernel .config',
  object('The lines that set symbols.', { symbols: list('In the order of the file.', ref('symbol')) }),
  {
    symbol: object('A line CONFIG_NAME=value or # CONFIG_NAME is not set.', {
      name: string('The symbol without CONFIG_.'),
      value: string('The value as written, quotes included; n for "is not set".'),
      span: span('The line.'),
    }),
  },
);

const comment = (description) => orNull(text(description));

export const settingsSchema = schemaOf(
  'settings',
  'a settings file',
  object('The logical lines that are not blank.', {
    dialect: oneOf('Which form of settings file it is, told by its name and text.', [
      'shell',
      'ini',
      'hosts',
      'wrappers',
      'xinetd',
      'unit',
      'inetd',
      'interfaces',
      'value',
    ]),
    lines: list(
      'In the order of the file. Lines joined by a backslash or an open quote are one.',
      ref('line'),
    ),
  }),
  {
    line: choice('A line.', [
      object('A comment.', {
        kind: kind('comment'),
        span: span('The line.'),
        comment: text('The comment with its sign.'),
      }),
      object('A line of a shell script.', {
        kind: kind('shell'),
        span: span('The line.'),
        statements: list('Between semicolons.', ref('statement')),
        comment: comment('The comment behind them; null without one.'),
      }),
      object('A line in square brackets that begins a section.', {
        kind: kind('section'),
        span: span('The line.'),
        name: text('What stands between the brackets.'),
      }),
      object('A name and its value.', {
        kind: kind('pair'),
        span: span('The line.'),
        name: text('The name.'),
        operator: text('What stands between them, such as =, += or a colon.'),
        value: orNull(text('The value as written; null where none is.')),
      }),
      object('A brace on a line of its own.', {
        kind: kind('brace'),
        span: span('The line.'),
        brace: text('The brace.'),
      }),
      object('Words between blanks.', {
        kind: kind('fields'),
        span: span('The line.'),
        fields: list('The words.', ref('text')),
        comment: comment('The comment behind them; null without one.'),
      }),
      object('A line of no form that this dialect has.', {
        kind: kind('other'),
        span: span('The line.'),
        other: text('The line.'),
      }),
      object('A line with a quote or bracket that nothing closes. It says nothing.', {
        kind: kind('broken'),
        span: span('The line.'),
        broken: text('The line.'),
        at: span('The quote or bracket.'),
        what: oneOf('What is open.', ['quote', 'bracket']),
      }),
    ]),
    statement: choice('A command of the shell.', [
      object('Sets a variable.', {
        kind: kind('assignment'),
        name: text('The variable.'),
        append: boolean('True for += instead of =.'),
        value: text('What stands behind the =, as written.'),
        words: list('The words of the value: one, or the elements of ( … ).', list('A word.', ref('part'))),
      }),
      object('Any other command; what it does is not looked into.', {
        kind: kind('command'),
        command: text('The command as written.'),
      }),
    ]),
    part: object('A part of a shell word.', {
      kind: oneOf('How it is quoted; a substitution is what only a running shell could tell.', [
        'plain',
        'single',
        'double',
        'escape',
        'parameter',
        'substitution',
      ]),
      text: string('As written, quotes included.'),
    }),
  },
);

export const dnsmasqSchema = schemaOf(
  'dnsmasq',
  'dnsmasq.conf',
  object('The options that were read.', {
    options: list('In the order of the file.', ref('option')),
    comments,
  }),
  {
    option: object('A line with an option.', {
      name: string('The name, also of one that dnsmasq does not know.'),
      nameSpan: span('The name.'),
      span: span('From the name to the end of the value.'),
      value: orNull(string('All that stands behind the =, quotes and escapes resolved; null without one.')),
      fields: list(
        'The value between its commas.',
        object('One of them.', {
          text: string('Quotes and escapes resolved.'),
          span: span('As it is written.'),
        }),
      ),
    }),
  },
);

export const ipxeSchema = schemaOf(
  'ipxe',
  'iPXE scripts',
  object('The lines that hold something, joined lines as one.', {
    lines: list('In the order of the file.', ref('line')),
    comments,
  }),
  {
    line: object('A line.', {
      label: orNull(
        object('What goto leads to; null where the line has none.', {
          name: string('Without the colon.'),
          span: span('The colon included.'),
        }),
      ),
      commands: list('In the order of the line.', ref('command')),
      template: boolean(
        'It is a statement of a template, such as {% if … %}, which some program carries out before iPXE reads the script.',
      ),
    }),
    command: object('A command; without words it does nothing.', {
      after: oneOf(
        'What stands before it: || runs it where the command before failed, && where it did not.',
        ['first', '||', '&&', ';'],
      ),
      words: list('Its name, its options and its arguments, settings as they are written.', ref('word')),
      span: span('From its name to its last word.'),
    }),
    word: object('What stands between blanks.', {
      text: string('Without line ends that a backslash takes away.'),
      span: span('As it is written.'),
      settings: list(
        'Settings whose values are put in, inner ones first.',
        object('One of them.', {
          text: string('What stands between the braces.'),
          span: span('The braces included.'),
        }),
      ),
    }),
  },
);
