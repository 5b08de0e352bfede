/** dhcpd is one DHCP server of several: who is not one of its own rooms asks it by words that all of them have, and sees no scope and no statement of it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import { importsOf, resolve } from './borders.js';

/** Where its facts are made, its answers, what its rules share, and what a description is made of. */
const HELD = [
  'server/site/dhcpd/',
  'server/boot/dhcp/dhcpd/',
  'server/rules/about/dhcpd/',
  'server/generate/import/dhcpd/',
];

const ROOMS = [...HELD, 'server/rules/dhcp/'];

/** Those that may name it, each with the rooms or modules of it that it imports. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  // The table of what is known of a site, a line for each language, and the parts that it is linked of.
  'server/site/model.ts': ['server/site/dhcpd/facts.ts'],
  'server/site/link.ts': ['server/site/dhcpd/facts.ts'],
  // The list of servers behind the port of what their files say, and that of the boot, which the folders make.
  'server/site/dhcp/configurations.ts': ['server/site/dhcpd/configuration.ts'],
  'server/boot/dhcp/index.ts': ['server/boot/dhcp/dhcpd/index.ts'],
  // The list of those that a description is made of.
  'server/generate/import/describe.ts': ['server/generate/import/dhcpd/said.ts'],
  // A language is read here, alone and in a site, and what was read of it is kept and edited: its documents and what they are lowered to, no scope of it.
  'server/workspace/discover/dhcpd.ts': [
    'server/site/dhcpd/facts.ts',
    'server/site/dhcpd/leases.ts',
    'server/site/dhcpd/lower.ts',
    'server/site/dhcpd/reading.ts',
    'server/site/dhcpd/relower.ts',
  ],
  'server/workspace/alone.ts': ['server/site/dhcpd/lower.ts'],
  'server/workspace/documents.ts': ['server/site/dhcpd/reading.ts'],
  'server/workspace/edited.ts': [
    'server/site/dhcpd/named.ts',
    'server/site/dhcpd/nodes.ts',
    'server/site/dhcpd/relower.ts',
  ],
};

/** Its own language: the facts are made of it, and nobody else looks at it. */
const GRAMMAR = 'grammars/dhcpd/';

/** What a fact of it is asked for by name, without importing any of its types: `site.dhcp?.subnets`. */
const ASKED =
  /\bdhcp\??\.(?:global|sharedNetworks|subnets|pools|groups|hosts|leased|classes|subclasses|includes|definitions|spaces|failover|incomplete|files)\b(?!\.join)/;

const isOwn = (path: string): boolean => ROOMS.some((room) => path.startsWith(room));

function strays(path: string, text: string): string[] {
  const imported = importsOf(text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => resolve(path, specifier))
    .filter((target) => [...HELD, GRAMMAR].some((room) => target.startsWith(room)));
  const code = text.replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|\/\/.*$/gm, '');
  const asked =
    path === 'server/workspace/edited.ts' ? [] : code.split('\n').filter((row) => ASKED.test(row));
  return [
    ...imported
      .filter((target) => NAMED[path]?.includes(target) !== true)
      .map((target) => `${path} imports ${target}`),
    ...asked.map((row) => `${path} asks ${row.trim()}`),
  ];
}

function sources(): string[] {
  return readdirSync(join(repository, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `server/${name.replaceAll('\\', '/')}`)
    .filter((path) => !isOwn(path));
}

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');

describe('dhcpd', () => {
  it('is known in its own rooms only', () => {
    const found = sources().flatMap((path) => strays(path, read(path)));
    assert.equal(found.join('\n'), '');
  });

  it('is named by nobody who has no need to', () => {
    const needless = Object.entries(NAMED).flatMap(([path, targets]) => {
      const imported = new Set(importsOf(read(path)).map((specifier) => resolve(path, specifier)));
      return targets.filter((target) => !imported.has(target)).map((target) => `${path}: ${target}`);
    });
    assert.deepEqual(needless, []);
  });

  it('is seen where it is asked', () => {
    const path = 'server/service/editor/values.ts';
    assert.equal(strays(path, "import type { DhcpSubnet } from '../../site/dhcpd/facts.js';").length, 1);
    assert.equal(strays(path, "import { x } from '../../boot/dhcp/dhcpd/answer.js';").length, 1);
    assert.equal(strays(path, "import type { E } from '../../../grammars/dhcpd/expression.js';").length, 1);
    assert.equal(strays(path, 'for (const one of site.dhcp?.subnets ?? []) count(one);').length, 1);
    assert.equal(strays(path, "import type { DhcpSubnet } from '../../site/dhcp/subnets.js';").length, 0);
    assert.equal(strays(path, 'if (site.dhcp === undefined) return; // not site.dhcp.subnets').length, 0);
    assert.equal(strays('server/site/model.ts', "import type { F } from './dhcpd/lower.js';").length, 1);
  });
});
