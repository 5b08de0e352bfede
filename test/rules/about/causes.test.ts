/** Places, names and faults go in; the cause that findings have in common, and whom it concerns, comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import * as causes from '../../../server/rules/about/causes.js';
import { volumeOnDisk, volumePath } from '../../../server/rules/about/composed.js';
import { everyFault } from '../../../server/rules/about/everyfault.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { placeholderIn } from '../../../server/rules/about/placeholders.js';
import { distinctPlaces } from '../../../server/rules/about/places.js';
import { differsInLetters } from '../../../server/rules/about/slips.js';
import { keepsOut, meets, stopsAt } from '../../../server/rules/about/stopped.js';
import { placesOf } from '../../../server/rules/about/toldplaces.js';
import { folderBeside, folderOfAll, gluedAlias, isGivenOut } from '../../../server/rules/about/webfolders.js';
import { isAt80, speaksPlain } from '../../../server/rules/about/webports.js';
import type { Cause, Told } from '../../../server/rules/rule.js';
import type { ComposedService, ComposedVolume } from '../../../server/site/compose/facts.js';
import type { HttpFolder, Site } from '../../../server/site/model.js';
import { address, smallSite, somewhere, tree } from '../../boot/support.js';
import { siteOf } from '../../support/site.js';

const at = { file: '/a', span: { start: 7, end: 9 } };
const said = (cause: Cause | undefined): unknown[] =>
  cause === undefined ? [] : [cause.key, cause.ofOneMachine, cause.distance, cause.here];
const site: Site = smallSite({});
const told = (more: object): Told => ({ who: 'n1', site, traces: [], ...more }) as unknown as Told;
const traced = (...stages: readonly (readonly string[])[]): Told =>
  told({
    traces: stages.map((ids) => ({ stages: [{ faults: [] }, { faults: ids.map((id) => ({ id, at })) }] })),
  });

describe('the cause of findings at several places', () => {
  it('is a statement, for all machines alike', () => {
    for (const [cause, what, here] of [
      [causes.servedFolder(at, 1, 'x'), 'served folder', 'x'],
      [causes.servedNetwork(at, 1, 'x'), 'served network', 'x'],
      [causes.bootLine(at, 1, 'x'), 'boot line', 'x'],
      [causes.urlServer(at, 1), 'server of', 'the same word'],
      [causes.noRootPath(at, 1, 'x'), 'no root path', 'x'],
      [causes.labelsKernel(at, 1, 'x'), 'kernel of', 'x'],
      [causes.hardware(at, 1, 'x'), 'hardware', 'x'],
      [causes.addressOfIp(at, 1, 'x'), 'address of', 'x'],
      [causes.wideRange(at, 1, 'x'), 'range', 'x'],
      [causes.hostsLine(at, 1, 'x'), 'hosts', 'x'],
      [causes.switchOff(at, 1), 'off', 'what needs it is dropped'],
      [causes.architecture(at, 1), 'architecture', 'the same condition'],
      [causes.replacedLine(at, 1, 'x'), 'replaced by', 'x'],
      [causes.exportClient(at, 1, 'x'), 'client', 'x'],
    ] as const)
      assert.deepEqual(said(cause), [`${what} /a:7`, false, 1, here]);
    assert.deepEqual(said(causes.tellsIpxe(at, 'f')), [
      'condition for iPXE /a:7',
      false,
      0,
      'iPXE is told f here',
    ]);
  });

  it('is what one machine lacks', () => {
    for (const [cause, key] of [
      [causes.noServer(2, 'x'), 'no server'],
      [causes.noFile(2, 'x'), 'no boot file'],
      [causes.ownFile('f', 2, 'x'), 'own file f'],
      [causes.wrongRoot('/r', 2, 'x'), 'root /r'],
      [causes.noRootPath(undefined, 2, 'x'), 'no root path'],
      [causes.addressOfMachine('10.0.0.5', 2, 'x'), 'address 10.0.0.5'],
    ] as const)
      assert.deepEqual(said(cause), [key, true, 2, 'x']);
    assert.deepEqual(said(causes.rootServer(at, 2)), ['server of a root in /a', true, 2, 'the same word']);
  });

  it('is what all lack', () => {
    for (const [cause, key] of [
      [causes.tagOfIpxe('t', 2, 'x'), 'tag of iPXE t'],
      [causes.lostExport('/r', 2, 'x'), 'export /r'],
      [causes.lostRamdisk(at, 2, 'x'), 'ramdisk in /a'],
      [causes.tagOfAnswer(2, 'x'), 'tag that decides who is answered'],
      [causes.webFolder('/w', 2, 'x'), 'web folder /w'],
      [causes.addressAsServer(address('0.0.0.7'), 2, 'x'), 'server 7'],
    ] as const)
      assert.deepEqual(said(cause), [key, false, 2, 'x']);
    assert.deepEqual(said(causes.notExported('/r', 1, told({}))), [
      'export /r',
      false,
      1,
      'it is mounted here by n1',
    ]);
    assert.deepEqual(said(causes.absentLabel({ file: '/s' }, 'l')), [
      'label /s l',
      false,
      0,
      'it goes to :l here, too',
    ]);
    assert.match(causes.tagOfIpxe('t', 0, '').together ?? '', /starts over/);
  });

  it('is the line of an fstab, by its number', () => {
    const it = siteOf(miniature());
    const file = '/site/diskless/node21/etc/fstab';
    const text = it.files.get(file)?.document.text ?? '';
    const line = (start: number) => causes.wordsOfMount({ file, span: { start, end: start } }, it, 0, 'x');
    assert.deepEqual(said(line(text.indexOf('tmpfs'))), [`words of ${file}:2`, false, 0, 'x']);
    assert.equal(line(0).key, `words of ${file}:1`);
  });

  it('is a slip in the network that addresses come from, as the boot met it', () => {
    const id = 'dhcp/network-of-no-interface';
    assert.deepEqual(said(causes.slippedNetworkOf(traced(['other', id]), 'x')), [
      'served network /a:7',
      false,
      2,
      'x',
    ]);
    assert.equal(causes.slippedNetworkOf(traced(['other']), 'x'), undefined);
    assert.equal(causes.slippedNetworkOf(told({}), 'x'), undefined);
  });

  it('is a ramdisk that is lost, where the kernel of every machine chooses the version by itself', () => {
    const lost = (...stages: readonly (readonly string[])[]) =>
      said(causes.withoutRamdisk(at, traced(...stages), 1, 'x'));
    const both = ['grub/initrd-missing', 'nfsroot/default-version-mismatch'];
    const cause = ['ramdisk in /a', false, 1, 'x'];
    assert.deepEqual(lost(both), cause);
    assert.deepEqual(lost(both, [...both].reverse()), cause);
    for (const other of [
      ['grub/initrd-missing'],
      ['nfsroot/default-version-mismatch'],
      ['grub/initrd-missing', 'nfsroot/not-exported'],
    ])
      assert.deepEqual(lost(both, other), [], other.join());
  });

  it('is a file that is missing, where none of nearly its name is there', () => {
    assert.deepEqual(said(causes.missingFile({ path: '/f' }, told({}))), [
      'file /f',
      false,
      0,
      'the same file is asked for here, for n1',
    ]);
    assert.equal(causes.missingFile({ path: '/f', near: '/g' }, told({})), undefined);
    assert.equal(causes.missingFile({}, told({})), undefined);
    // Or the folder that the web server gives out is another one, or an alias of it lacks its slash.
    const web = siteOf({
      ...miniature(),
      'srv/tftp/undionly.kpxe': '',
      'srv/tftp/boot.ipxe': '#!ipxe\nkernel http://192.168.1.1/k/vmlinuz\nboot\n',
      'etc/nginx/sites-enabled/x': 'server {\n  listen 80;\n  root /srv/www;\n}\n',
      'srv/www/index.html': '',
      'srv/images/k/vmlinuz': '',
    });
    const here = 'a file of it is asked for here, for n1';
    assert.deepEqual(said(causes.missingFile({ path: '/srv/www/k/vmlinuz' }, told({ site: web }))), [
      'web folder /srv/www',
      false,
      1,
      here,
    ]);
    assert.equal(causes.missingFile({ path: '/srv/tftp/x' }, told({ site: web }))?.key, 'file /srv/tftp/x');
    assert.equal(causes.missingFile({}, told({ site: web })), undefined);
    const glued = smallSite({
      tree: tree(['/srv/pxe/x']),
      overrides: { http: [{ prefix: '/pxe/', path: '/srv/pxe', said: somewhere, glued: true }] },
    });
    assert.deepEqual(said(causes.missingFile({ path: '/srv/pxevmlinuz' }, told({ site: glued }))), [
      'web folder /srv/pxe',
      false,
      1,
      here,
    ]);
  });
});

describe('faults of boots', () => {
  const it1 = siteOf(miniature(changed('etc/exports', '192.168.1.21(', '192.168.1.99(')));
  const boots = traceAll(it1);
  const id = 'nfsroot/client-not-allowed';
  const found = everyFault(boots).find((fault) => fault.id === id);

  it('are met at their places, and stop the boot there', () => {
    assert.ok(found !== undefined);
    assert.deepEqual([meets(boots, id, found.at), stopsAt(boots, id, found.at)], [true, true]);
    assert.equal(keepsOut(boots, found.at), true);
    const other = { ...found.at, span: { start: found.at.span.start, end: found.at.span.end + 1 } };
    assert.deepEqual(
      [meets(boots, id, other), stopsAt(boots, id, other), keepsOut(boots, other)],
      [false, false, false],
    );
    assert.equal(meets(boots, 'nfsroot/not-exported', found.at), false);
    assert.equal(placesOf(boots, id).size, 1);
    assert.equal(placesOf(boots, 'nfsroot/not-exported').size, 0);
  });

  it('do not stop it where they rest on what is taken for granted, or are not reached', () => {
    assert.ok(found !== undefined);
    const made = (reached: boolean, fault: object) =>
      [{ stages: [{ reached, faults: [fault] }], entries: [] }] as unknown as typeof boots;
    for (const [those, met, stops] of [
      [made(true, found), true, true],
      [made(false, found), true, false],
      [made(true, { ...found, assumed: true }), true, false],
    ] as const) {
      assert.equal(meets(those, id, found.at), met);
      assert.equal(stopsAt(those, id, found.at), stops);
    }
    const mount = { ...found, id: 'fstab/source-not-exported', optional: false };
    assert.equal(keepsOut(made(true, mount), found.at), true);
    assert.equal(keepsOut(made(true, { ...mount, optional: true }), found.at), false);
    assert.equal(keepsOut(made(true, { ...mount, id: 'fstab/other' }), found.at), false);
  });

  it('are those of entries as well', () => {
    const made = [
      { stages: [{ faults: [1] }], entries: [{ stages: [{ faults: [2, 3] }, { faults: [] }] }] },
    ] as unknown as typeof boots;
    assert.deepEqual(everyFault(made), [1, 2, 3]);
  });
});

describe('folders of web servers', () => {
  const folder = (path: string, more: Partial<HttpFolder> = {}): HttpFolder => ({
    prefix: '/',
    path,
    said: somewhere,
    ...more,
  });
  const ofWeb = (
    http: readonly HttpFolder[],
    present: readonly string[],
    absent: readonly string[] = [],
  ): Site => smallSite({ tree: tree(present, absent), overrides: { http } });

  it('are behind an alias that lacks its slash', () => {
    const glued = ofWeb([folder('/srv/pxe', { glued: true })], ['/srv/pxe/x']);
    assert.equal(gluedAlias(glued, '/srv/pxevmlinuz')?.path, '/srv/pxe');
    assert.equal(gluedAlias(glued, '/srv/other'), undefined);
    assert.equal(gluedAlias(ofWeb([folder('/srv/pxe')], ['/srv/pxe/x']), '/srv/pxevmlinuz'), undefined);
    assert.equal(gluedAlias(ofWeb([folder('/srv/pxe', { glued: true })], []), '/srv/pxevmlinuz'), undefined);
  });

  const files = {
    'srv/tftp/undionly.kpxe': '',
    'srv/tftp/boot.ipxe':
      '#!ipxe\nkernel http://192.168.1.1/k/vmlinuz\ninitrd http://192.168.1.1/k/initrd\nboot\n',
    'etc/nginx/sites-enabled/x': 'server {\n  listen 80;\n  root /srv/www;\n}\n',
    'srv/www/index.html': '',
    'srv/images/k/vmlinuz': '',
    'srv/images/k/initrd': '',
  };
  const web = (more: Readonly<Record<string, string>> = {}): Site =>
    siteOf({ ...miniature(), ...files, ...more });

  it('are given out where another one beside them has all files', () => {
    assert.deepEqual(folderOfAll(web()), { path: '/srv/www', instead: '/srv/images' });
    assert.equal(folderBeside(web(), '/srv/gone'), '/srv/images');
    assert.equal(folderOfAll(web({ 'srv/www/k/initrd': '' })), undefined);
    const two = { 'srv/copy/k/vmlinuz': '', 'srv/copy/k/initrd': '' };
    assert.equal(folderOfAll(web(two)), undefined);
    assert.equal(folderBeside(web(two), '/srv/gone'), undefined);
    const served = { 'etc/nginx/sites-enabled/y': 'server {\n  listen 81;\n  root /srv/images;\n}\n' };
    assert.equal(folderBeside(web(served), '/srv/gone'), undefined);
  });

  it('give out a file, or a folder that a name is put behind', () => {
    const it2 = web({ 'srv/www/k/a': '' });
    for (const [path, given] of [
      ['/k/a', true],
      ['/k/', true],
      ['/k', false],
      ['/', false],
      ['/k/b', false],
    ] as const)
      assert.equal(isGivenOut(it2, path), given, path);
  });
});

describe('ports of web servers', () => {
  const service = (
    image: string | undefined,
    target = '/usr/share/nginx/html',
    ports = [{}],
  ): ComposedService => ({ image, volumes: [{ target }], ports }) as unknown as ComposedService;

  it('are 80 of images that no file configures', () => {
    for (const image of ['nginx', 'nginx:1.25', 'docker.io/library/httpd', 'caddy:2'])
      assert.equal(isAt80(service(image)), true, image);
    for (const image of ['nginx-proxy', 'xnginx', 'dnsmasq', undefined])
      assert.equal(isAt80(service(image)), false, image);
    assert.equal(isAt80(service('nginx', '/etc/nginx/conf.d')), false);
  });

  it('are those that speak plain HTTP', () => {
    const web = (more: Partial<HttpFolder>): HttpFolder => ({
      prefix: '/',
      path: '/w',
      said: somewhere,
      ...more,
    });
    const plain = (http: readonly HttpFolder[], composed: readonly ComposedService[] = []) => [
      ...speaksPlain(smallSite({ overrides: { http, composed } })),
    ];
    assert.deepEqual(plain([web({ ports: ['80', '8080'], plain: true, portSaid: at })]), [
      ['80', at],
      ['8080', at],
    ]);
    assert.deepEqual(plain([web({ ports: ['80'] }), web({ plain: true })]), []);
    const composed = [
      service('nginx', '/x', [
        { published: '8080', inside: '80', place: at },
        { published: '8443', inside: '443', place: at },
        { published: undefined, inside: '80', place: at },
      ]),
      service('other', '/x', [{ published: '81', inside: '80', place: at }]),
    ];
    assert.deepEqual(plain([web({ ports: ['80'], plain: true })], composed), [['8080', at]]);
  });
});

describe('what is written', () => {
  it('is a volume of a compose file, beside that', () => {
    const volume = { source: { value: './http', place: { ...at, file: '/site/srv/docker/compose.yml' } } };
    const it = volume as unknown as ComposedVolume;
    assert.equal(volumeOnDisk(it), '/site/srv/docker/http');
    assert.equal(volumePath(smallSite({}), it), '/site/srv/docker/http');
    const elsewhere = { ...tree([]), serverPath: () => undefined };
    assert.equal(volumePath(smallSite({ tree: elsewhere }), it), undefined);
  });

  it('is to be filled in', () => {
    for (const [text, found] of [
      ['a <name> b', '<name>'],
      ['<<name>>', '<<name>>'],
      ['{{ a }}x', '{{ a }}'],
      ['${A}', '${A}'],
      ['@@a.b@@', '@@a.b@@'],
      ['@AB@', '@AB@'],
      ['%AB%', '%AB%'],
      ['__A1__', '__A1__'],
    ] as const)
      assert.equal(placeholderIn(text), found, text);
    for (const text of ['', 'a', '<>', '{{}}', '${}', '@@@@', '@a@', '%ab%', '__a__', '@A@', '%A%'])
      assert.equal(placeholderIn(text), undefined, text);
  });

  it('differs in letters, not in numbers', () => {
    for (const [name, other, differs] of [
      ['kernel', 'kernl', true],
      ['node1', 'node2', false],
      ['node1', 'nod1', true],
      ['a1', '1a', false],
      ['kernel', 'kernel', false],
      ['kernel', 'other', false],
    ] as const)
      assert.equal(differsInLetters(name, other), differs, `${name}, ${other}`);
  });

  it('stands at places, each once', () => {
    const other = { ...at, span: { start: 7, end: 10 } };
    const third = { ...at, file: '/b' };
    assert.deepEqual(distinctPlaces([at, other, { ...at }, third]), [at, other, third]);
  });
});
