/** The published schema of a description against the reader: the same keys, the same words, the same values that are right and wrong. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { defaults, initFiles, parseDescription } from '../../../server/generate/index.js';
import { full, inRam, smallest, twoNetworks } from '../support.js';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly default?: string;
}

const schema: Schema = JSON.parse(fs.readFileSync('server/generate/site.schema.json', 'utf8'));
// `format` is for editors; here it would need a library of its own.
const validate = new Ajv({ allowUnionTypes: true, strictTypes: false, formats: { ipv4: true } }).compile(
  schema,
);

const problemsOf = (text: string): string[] => parseDescription(text).problems.map(({ message }) => message);
const isRight = (text: string): boolean => validate(parse(text)) === true;

/** The keys of a section as the reader tells them of one that it does not know. */
function keysOf(text: string): string[] {
  const [, known = ''] = /Known are ([^.]*)\./.exec(problemsOf(text).join('\n')) ?? [];
  return known.split(', ').sort();
}

describe('the schema of a description', () => {
  it('takes what the reader takes', () => {
    const open = (initFiles().get('site.yaml') ?? '').replace(/^# yaml-language-server.*$/m, '');
    for (const text of [smallest, full, twoNetworks, inRam('http: /srv/http\nloader: ipxe\n'), open]) {
      assert.deepEqual(problemsOf(text), []);
      assert.ok(isRight(text), JSON.stringify(validate.errors));
    }
  });

  it('has the keys of the reader, section by section', () => {
    const at = (...path: string[]): string[] => {
      let here: Schema | undefined = schema;
      for (const part of path) here = here?.properties?.[part]?.items ?? here?.properties?.[part];
      return Object.keys(here?.properties ?? {}).sort();
    };
    const wrong = 'zzzzzzzzzzzz: 1';
    assert.deepEqual(at(), keysOf(`${smallest}${wrong}\n`));
    for (const section of ['server', 'network', 'tftp', 'nfs', 'kernel'])
      assert.deepEqual(at(section), keysOf(`${section}: { ${wrong} }\n`), section);
    for (const section of ['networks', 'shared', 'nodes'])
      assert.deepEqual(at(section), keysOf(`${section}: [{ ${wrong} }]\n`), section);
  });

  it('has the defaults of the reader', () => {
    const { dhcp, loader, root, tftp, nfs, kernel } = schema.properties ?? {};
    const said = [
      ...[dhcp, loader, root, tftp?.properties?.['root'], tftp?.properties?.['daemon']],
      ...[nfs?.properties?.['version'], nfs?.properties?.['roots']],
      ...[kernel?.properties?.['image'], kernel?.properties?.['initrd']],
    ];
    const { dhcp: server, loader: program, root: kind, tftpRoot, daemon, nfsVersion, nfsRoots } = defaults;
    assert.deepEqual(
      said.map((one) => one?.default),
      [server, program, kind, tftpRoot, daemon, nfsVersion, nfsRoots, defaults.image, defaults.initrd],
    );
  });

  for (const [good, bad] of [
    ['dhcp: dnsmasq', 'dhcp: kea'],
    ['loader: grub', 'loader: lilo'],
    ['loader: ipxe', 'loader: [ipxe]'],
    ['firmware: efi-x64', 'firmware: efi'],
    ['firmware: [bios, efi-x64]', 'firmware: [bios, arm]'],
    ['tftp: { root: /srv/a-b }', 'tftp: { root: srv/a }'],
    ['tftp: { root: /srv/a..b }', 'tftp: { root: /srv/../b }'],
    ['tftp: { daemon: in.tftpd }', 'tftp: { daemon: atftpd }'],
    ['nfs: { version: 4.2 }', 'nfs: { version: 5 }'],
    ['nfs: { threads: 8 }', 'nfs: { threads: 0 }'],
    ['kernel: { image: a/vmlinuz-6.1 }', 'kernel: { image: ../vmlinuz }'],
    ['kernel: { symbols: { R8169: y } }', 'kernel: { symbols: { "R-8169": y } }'],
    ['kernel: { symbols: { R8169: true } }', 'kernel: { symbols: [R8169] }'],
    ['kernel: { parameters: quiet }', 'kernel: { parameters: { a: b } }'],
    ['shared: [{ path: /usr }]', 'shared: [{ mount: /usr }]'],
    ['shared: [{ path: /usr, access: ro }]', 'shared: [{ path: /usr, access: wo }]'],
    ['shared: []', 'shared: /usr'],
  ] as const)
    it(`takes "${good}" and not "${bad}", as the reader does`, () => {
      assert.deepEqual(problemsOf(`${smallest}${good}\n`), []);
      assert.ok(isRight(`${smallest}${good}\n`), JSON.stringify(validate.errors));
      assert.notDeepEqual(problemsOf(`${smallest}${bad}\n`), []);
      assert.equal(isRight(`${smallest}${bad}\n`), false);
    });

  for (const [from, to] of [
    ['name: master', 'name: -master'],
    ['name: node1', 'name: a_b'],
    ['name: node1, ', ''],
    ['mac: 52:54:00:00:07:01', 'mac: 52:54:00:00:07'],
    ['mac: 52:54:00:00:07:01, ', ''],
    [', address: 192.168.7.21', ''],
    ['network: { subnet: 192.168.7.0/24 }', ''],
    ['network: { subnet: 192.168.7.0/24 }', 'network: { router: 192.168.7.1 }'],
  ] as const)
    it(`does not take "${to}" for "${from}", as the reader does not`, () => {
      const text = smallest.replace(from, to);
      assert.notEqual(text, smallest);
      assert.notDeepEqual(problemsOf(text), []);
      assert.equal(isRight(text), false);
    });
});
