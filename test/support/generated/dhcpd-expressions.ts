/** Nothing goes in; expressions of every form that dhcp-eval(5) and common/parse.c know come out. */
import fc from 'fast-check';

const pick = fc.constantFrom;
const name = pick('vv', 'place', 'Kind');
const optionName = pick(
  ...['host-name', 'routers', 'vendor-class-identifier', 'user-class', 'dhcp-client-identifier', 'root-path'],
  ...['agent.circuit-id', 'fqdn.hostname', 'dhcp-message-type', 'unknown-77', 'dhcp-parameter-request-list'],
);
const text = pick('"PXEClient"', '"a b"', '""', '"\\x00\\101"', '"^PXE.*"', '"10"');

interface Kinds {
  data: string;
  number: string;
  test: string;
}

const kinds = fc.letrec<Kinds>((tie: fc.LetrecTypedTie<Kinds>): fc.LetrecValue<Kinds> => {
  const data = tie('data');
  const number = tie('number');
  const test = tie('test');
  const call = (word: string, ...args: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc
      .tuple(pick('', ' '), pick(', ', ','), fc.tuple(...args))
      .map(([gap, comma, list]) => `${word}${gap}(${list.join(comma)})`);
  return {
    data: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.oneof(
        { weight: 3, arbitrary: text },
        { weight: 2, arbitrary: optionName.map((option) => `option ${option}`) },
        optionName.map((option) => `config-option ${option}`),
        pick('hardware', 'leased-address', 'host-decl-name', 'filename', 'server-name', 'null'),
        pick('1:2:3', 'de:ad:be:ef', '0:1', 'ff'),
        name,
      ),
      call('concat', data, data),
      call('concat', data, data, data),
      call('substring', data, number, number),
      call('suffix', data, number),
      call('lcase', data),
      call('ucase', data),
      call('reverse', number, data),
      call('binary-to-ascii', number, number, data, data),
      call('encode-int', number, pick('8', '16', '32')),
      call('packet', number, number),
      call('pick-first-value', data, data),
      call('pick', data, data, data),
      call('gethostname'),
      call('v6relay', number, pick('option dhcp6.client-id', 'option dhcp6.interface-id')),
    ),
    number: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 60, arbitrary: pick('0', '1', '6', '10', '16', '255', '07') },
      { weight: 8, arbitrary: call('extract-int', data, pick('8', '16', '32')) },
      { weight: 4, arbitrary: pick('lease-time', 'client-state') },
      pick('0x1f', '010', '-1', '4294967296'),
      fc
        .tuple(number, pick('+', '-', '*', '/', '%', '&', '|', '^'), number)
        .map(([left, sign, right]) => `${left} ${sign} ${right}`),
    ),
    test: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.oneof(
        { weight: 8, arbitrary: optionName.map((option) => `exists ${option}`) },
        { weight: 8, arbitrary: pick('known', 'static', 'not known') },
        { weight: 1, arbitrary: fc.constant('check "k0"') },
        { weight: 8, arbitrary: name.map((variable) => `defined (${variable})`) },
      ),
      {
        weight: 3,
        arbitrary: fc
          .tuple(data, pick('=', '!=', '~=', '~~', ' = ', ' != '), data)
          .map(([left, sign, right]) => `${left} ${sign} ${right}`),
      },
      fc
        .tuple(call('extract-int', data, pick('8', '16', '32')), pick('=', '!='), number)
        .map(([left, sign, right]) => `${left} ${sign} ${right}`),
      fc.tuple(test, pick('and', 'or'), test).map(([left, word, right]) => `${left} ${word} ${right}`),
      test.map((inner) => `not (${inner})`),
      test.map((inner) => `(${inner})`),
    ),
  };
});

export const { data, number, test } = kinds;
