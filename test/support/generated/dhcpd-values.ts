/** The format letters of common/tables.c go in; option values written as dhcpd.conf(5) wants them come out. */
import fc from 'fast-check';
import { enumeration } from '../../../grammars/dhcpd/vocabulary.js';

const pick = fc.constantFrom;
const octets = pick('1:2:3', '0:11:22:aa:bb:ff', 'de:ad', '7', '1:2:3:4:5:6:7:8');

const letters: Readonly<Record<string, fc.Arbitrary<string>>> = {
  I: pick('10.0.0.1', '192.168.7.255', 'ns.example.org', 'localhost', '0.0.0.0'),
  '6': pick('2001:db8::1', '::1', 'fe80::1:2', '::', '2001:db8:0:0:0:0:0:1', '::ffff:10.0.0.1'),
  l: pick('0', '-3600', '7200'),
  L: pick('0', '7', '86400', '4294967295', '010'),
  s: pick('0', '-5', '300'),
  S: pick('0', '576', '65535'),
  b: pick('0', '-1', '100'),
  B: pick('0', '8', '255'),
  t: pick('"/srv/root"', '"a b"', '"x\\"y"', 'word', 'a-b', '""', '"a\\x41\\101"'),
  T: pick('600', 'infinite', '0'),
  f: pick('true', 'false', 'on', 'off', 'ignore'),
  X: fc.oneof(octets, pick('"PXEClient"', '"a\\"b"', '""')),
  d: pick('example.org', 'a.b.c.example.org', '"example.org"', 'example'),
  D: pick('"example.org"', '"a.example", "b.example"'),
  Z: fc.constant(''),
  U: pick('PXE', 'agent'),
  k: pick('keyname', '"keyname"', 'a.b'),
  E: octets,
};

function enumerated(name: string): fc.Arbitrary<string> {
  const words = enumeration(name);
  return words.length > 0 ? pick(...words) : pick('none', 'success', '0');
}

/** One value as a text without the closing semicolon. */
export function valueFor(format: string): fc.Arbitrary<string> {
  let rest = format;
  const whole = rest.endsWith('A');
  if (whole) rest = rest.slice(0, -1);
  const parts: fc.Arbitrary<string>[] = [];
  while (rest !== '') {
    const letter = rest.charAt(0);
    rest = rest.slice(1);
    let part = letters[letter] ?? octets;
    if (letter === 'E' || letter === 'N') {
      const dot = rest.indexOf('.');
      const name = dot < 0 ? rest : rest.slice(0, dot);
      rest = dot < 0 ? '' : rest.slice(dot + 1);
      if (letter === 'N') part = enumerated(name);
    }
    if (letter === 'D' && rest.startsWith('c')) rest = rest.slice(1);
    if (rest.startsWith('a')) {
      rest = rest.slice(1);
      part = fc.array(part, { minLength: 1, maxLength: 3 }).map((list) => list.join(', '));
    }
    if (rest.startsWith('o')) rest = rest.slice(1);
    parts.push(part);
  }
  const record = fc.tuple(...parts).map((list) => list.filter((part) => part !== '').join(' '));
  if (!whole) return record;
  return fc.array(record, { minLength: 1, maxLength: 3 }).map((list) => list.join(', '));
}
