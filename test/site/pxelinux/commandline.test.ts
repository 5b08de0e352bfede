/** Kernel command lines, split as the kernel does. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kernelParameters } from '../../../server/site/pxelinux/commandline.js';
import { grows } from '../../support/growth.js';

function said(value: string, start = 10, end = start + value.length) {
  return { value, place: { file: '/f', span: { start, end } } };
}

describe('kernelParameters', () => {
  it('splits names and values, with places', () => {
    const text = 'ro  root=/dev/nfs nfsroot=10.0.0.1:/r,vers=3';
    const parameters = kernelParameters(said(text));
    assert.deepEqual(
      parameters.map(({ name, value }) => [name, value]),
      [
        ['ro', undefined],
        ['root', '/dev/nfs'],
        ['nfsroot', '10.0.0.1:/r,vers=3'],
      ],
    );
    assert.deepEqual(parameters[0]?.valuePlace.span, { start: 10, end: 12 });
    assert.deepEqual(parameters[1]?.place.span, { start: 14, end: 27 });
    assert.deepEqual(parameters[1]?.valuePlace.span, { start: 19, end: 27 });
  });

  it('takes quotes off as the kernel does', () => {
    const parameters = kernelParameters(said('dyndbg="file x +p" "a b=c d" e= =f --'));
    assert.deepEqual(
      parameters.map(({ name, value }) => [name, value]),
      [
        ['dyndbg', 'file x +p'],
        ['a b', 'c d'],
        ['e', ''],
        ['', 'f'],
        ['--', undefined],
      ],
    );
  });

  it('takes what a template fills in for one word, and what only begins so for none', () => {
    const names = (text: string) => kernelParameters(said(text)).map(({ name, value }) => value ?? name);
    assert.deepEqual(names('nfsroot={{ server | default("a b") }}:/r,vers=3 rw'), [
      '{{ server | default("a b") }}:/r,vers=3',
      'rw',
    ]);
    assert.deepEqual(names('root=<%= root %> rw'), ['<%= root %>', 'rw']);
    assert.deepEqual(names('a={{ b c'), ['{{', 'b', 'c']);
    assert.deepEqual(names('a=<b c>'), ['<b', 'c>']);
  });

  it('gives the whole text as place where escapes make offsets meaningless', () => {
    const [parameter] = kernelParameters(said('a=b', 5, 20));
    assert.deepEqual(parameter?.place.span, { start: 5, end: 20 });
  });

  it('keeps places inside the text and loses no word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '=', '"', ' ', '\t', '-'), maxLength: 40 }),
        (text) => {
          const parameters = kernelParameters(said(text, 0));
          for (const { place, valuePlace } of parameters) {
            assert.ok(place.span.start <= valuePlace.span.start && valuePlace.span.end <= place.span.end);
            assert.ok(valuePlace.span.start <= valuePlace.span.end && place.span.end <= text.length);
          }
          const words = parameters.map(({ place }) => text.slice(place.span.start, place.span.end)).join('');
          assert.equal(words.replace(/\s/g, ''), text.replace(/\s/g, ''));
        },
      ),
    );
  });

  it('is linear on a line of millions of words', () => {
    assert.equal(kernelParameters(said('a '.repeat(2_500_000))).length, 2_500_000);
    assert.equal(
      grows((size) => kernelParameters(said('a '.repeat(size))), 150_000),
      undefined,
    );
    assert.equal(
      grows((size) => kernelParameters(said('{{ <% '.repeat(size))), 50_000),
      undefined,
    );
  });
});
