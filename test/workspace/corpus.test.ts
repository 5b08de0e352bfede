/** Real repositories: what an administrator sees in them is found. Reads the folder that DISKLESS_LINT_CORPUS names. */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ipv4OfNumber } from '../../server/site/address.js';
import type { Site } from '../../server/site/model.js';
import { NodeFileSystem } from '../../server/workspace/node.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { skip } from '../support/skip.js';

const corpus = process.env['DISKLESS_LINT_CORPUS'];

interface Expectation {
  readonly root: string | undefined;
  readonly secure: string;
  readonly pxe: readonly string[];
  readonly hosts: number;
  readonly nodes: number;
  readonly files: number;
  readonly more?: (site: Site) => void;
}

const addresses = (site: Site) => site.serverAddresses.map(({ value }) => value);
const usual = { secure: 'yes', pxe: ['default'] } as const;

/** Read off the repositories by hand. */
const EXPECTED: Readonly<Record<string, Expectation>> = {
  '927technology--kickstart': {
    ...usual,
    root: '/var/lib/tftpboot',
    hosts: 0,
    nodes: 0,
    files: 3,
    more: (site) => assert.ok(site.root.endsWith('/files')),
  },
  'AndresRP19--Parcial1': { ...usual, root: '/var/lib/tftpboot', hosts: 0, nodes: 0, files: 4 },
  'AnzeSavli--KPOV': {
    root: '/srv/tftp',
    secure: 'no',
    pxe: ['01-3a-0d-10-99-e9-e4', 'default'],
    hosts: 0,
    nodes: 1,
    files: 6,
    more: (site) => assert.ok(addresses(site).includes(ipv4OfNumber(0xac128181))),
  },
  'RedHatPerf--ocp4-scalelab': { ...usual, root: '/var/lib/tftpboot', hosts: 5, nodes: 5, files: 3 },
  'anze241--kpov-vaja1': { root: '/srv/tftp', secure: 'no', pxe: ['default'], hosts: 0, nodes: 0, files: 5 },
  'charnley--debian-cluster-configuration': {
    root: '/srv/tftp',
    secure: 'unknown',
    pxe: [],
    hosts: 0,
    nodes: 0,
    files: 3,
    more: (site) => {
      assert.equal(site.dhcp, undefined);
      assert.ok(addresses(site).includes(ipv4OfNumber(0xc0a80a01)));
    },
  },
  'heraclide--pxe-install': {
    root: '/opt/tftp',
    secure: 'yes',
    pxe: ['default', 'graphics.conf'],
    hosts: 0,
    nodes: 0,
    files: 6,
  },
  'hyee123--boron_puppet': {
    ...usual,
    root: '/tftpboot',
    hosts: 10,
    nodes: 10,
    files: 6,
    more: (site) => {
      assert.deepEqual(addresses(site), [0xc0a85f01]);
      assert.ok(site.serverNames.includes('eboroni'));
      assert.equal(
        site.serverFstab?.mounts.some(({ target }) => target.value === '/tftpboot'),
        true,
      );
    },
  },
  'janumejia--S.Telematicos': { ...usual, root: '/var/lib/tftpboot', hosts: 0, nodes: 0, files: 3 },
  'javlonsodikov--pxeboot': {
    root: '/',
    secure: 'unknown',
    pxe: ['00-0C-29-13-85-63', 'default'],
    hosts: 1,
    nodes: 0,
    files: 7,
    more: (site) => assert.ok(site.dhcp !== undefined && site.exports !== undefined),
  },
  'lunixbochs--cluster': {
    ...usual,
    root: '/tftpboot',
    hosts: 0,
    nodes: 0,
    files: 3,
    more: (site) => {
      assert.equal(site.pxe[0]?.path, '/tftpboot/maverick/pxelinux.cfg');
      assert.deepEqual(
        site.kernels.map(({ image }) => image),
        ['/tftpboot/maverick/vmlinuz'],
      );
      assert.equal(site.tree.exists('/chroot/maverick'), 'unknown');
    },
  },
  'lyshie--chps-dhcpd-pxe': {
    root: '/var/lib/tftpboot',
    secure: 'unknown',
    pxe: ['default'],
    hosts: 2,
    nodes: 2,
    files: 3,
    more: (site) => assert.equal(site.dhcp?.includes[0]?.file?.endsWith('/etc/dhcp/chps.conf'), true),
  },
  'stigmat2033--Debian': {
    ...usual,
    root: '/srv/tftp',
    hosts: 1,
    nodes: 0,
    files: 5,
    more: (site) => assert.ok(addresses(site).includes(ipv4OfNumber(0xc0a80104))),
  },
};

describe('real sites', () => {
  before(function () {
    if (corpus !== undefined) return;
    skip(this, 'DISKLESS_LINT_CORPUS names no folder of real files');
  });

  for (const [name, expected] of Object.entries(EXPECTED)) {
    it(name, () => {
      const workspace = new Workspace(new NodeFileSystem());
      const folder = path.join(corpus ?? '', 'sites', name);
      const found = workspace.locate(folder);
      assert.ok(Array.isArray(found) && found[0] !== undefined && found.length === 1);
      const site = workspace.site(found[0]);
      assert.equal(site.tftp.root, expected.root);
      assert.equal(site.tftp.secure, expected.secure);
      assert.deepEqual(
        site.pxe.flatMap(({ configs }) => configs.map((config) => config.name)),
        expected.pxe,
      );
      assert.equal(site.dhcp?.hosts.length ?? 0, expected.hosts);
      assert.equal(site.nodes.length, expected.nodes);
      assert.deepEqual(site.unreadable, []);
      assert.equal(site.files.size, expected.files, [...site.files.keys()].join('\n'));
      assert.equal(site.tftp.listingComplete, false);
      expected.more?.(site);
    });
  }

  it('are kept apart when their folder is given', () => {
    const folder = path.join(corpus ?? '', 'sites');
    const found = new Workspace(new NodeFileSystem()).locate(folder);
    assert.ok(Array.isArray(found));
    assert.equal(found.length, fs.readdirSync(folder).length);
  });
});
