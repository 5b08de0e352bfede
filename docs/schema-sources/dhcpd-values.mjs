// The parts of values and expressions in dhcpd.conf.
import { choice, kind, list, number, object, oneOf, ref, span, string } from './vocabulary.mjs';

const octet = { type: 'integer', minimum: 0, maximum: 255 };
export const octets = list('The octets.', octet);

const where = { span: span('Where it stands.') };
const named = (word, description) =>
  object(description, {
    kind: kind(word),
    name: string('Its name.'),
    ...where,
  });
const ofOption = {
  space: string('The option space; dhcp for standard options.'),
  name: string('The option.'),
};

export const valueDefinitions = {
  string: object('Text in quotes.', {
    kind: kind('string'),
    value: string('The text without quotes, escapes resolved.'),
    ...where,
  }),
  address: object('An IPv4 address.', {
    kind: kind('address'),
    value: {
      description: 'The address as a number; 10.0.0.1 is 167772161.',
      type: 'integer',
      minimum: 0,
      maximum: 4294967295,
    },
    ...where,
  }),
  number: object('A number.', {
    kind: kind('number'),
    value: number('The number.'),
    text: string('As written.'),
    ...where,
  }),
  item: choice('One part of a value, told apart by its spelling alone.', [
    ref('string'),
    ref('address'),
    object('Octets between colons, such as a hardware address.', {
      kind: kind('octets'),
      octets,
      ...where,
    }),
    ref('number'),
    object('A word, or words joined by dots.', {
      kind: kind('name'),
      text: string('As written.'),
      ...where,
    }),
    object('An IPv6 address.', { kind: kind('address6'), text: string('As written.'), ...where }),
    object('A slash, as before a prefix length.', { kind: kind('slash'), ...where }),
    object('Numbers with dots or colons that make neither an address nor octets.', {
      kind: kind('malformed'),
      text: string('As written.'),
      ...where,
    }),
  ]),
  expression: choice('An expression of dhcp-eval(5).', [
    ref('string'),
    object('Octets between colons.', { kind: kind('hex'), octets, ...where }),
    object('A number.', { kind: kind('number'), value: number('The number.'), ...where }),
    object('The value of an option.', {
      kind: kind('option'),
      from: oneOf('Whether the client sent it or the configuration sets it.', ['packet', 'configuration']),
      ...ofOption,
      ...where,
    }),
    object('True where the client sent the option.', { kind: kind('exists'), ...ofOption, ...where }),
    object('The opposite.', { kind: kind('not'), operand: ref('expression', 'What is denied.'), ...where }),
    object('Two values and what joins them.', {
      kind: kind('binary'),
      operator: oneOf('What joins them.', [
        '=',
        '!=',
        '~=',
        '~~',
        'and',
        'or',
        '+',
        '*',
        '/',
        '%',
        '&',
        '|',
        '^',
      ]),
      left: ref('expression', 'The value before it.'),
      right: ref('expression', 'The value behind it.'),
      ...where,
    }),
    object('A function and its arguments.', {
      kind: kind('call'),
      name: string('The function.'),
      args: list('Its arguments.', ref('expression')),
      ...where,
    }),
    named('word', 'A word with a value, such as hardware or leased-address.'),
    object('True where the client is a member of the class.', {
      kind: kind('check'),
      className: string('The class.'),
      ...where,
    }),
    named('variable', "A variable of the file's own."),
    object('Nothing that dhcpd can read.', {
      kind: kind('unknown'),
      'number?': string('Digits that are no octet, as written.'),
      ...where,
    }),
  ]),
};
