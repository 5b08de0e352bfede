/** What is said of one machine is the same whether all of its site was read or only what its boot depends on. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { rules } from '../../server/rules/index.js';
import { type Explanation, explainNode, type Firmware, focusOn } from '../../server/service/index.js';
import { formatIpv4 } from '../../server/site/address.js';
import { MemoryFileSystem } from '../../server/workspace/memory.js';
import { NodeFileSystem } from '../../server/workspace/node.js';
import { type SiteLocation, Workspace } from '../../server/workspace/workspace.js';
import { repository } from '../support/repository.js';
import { SITE_ROOT } from '../support/site.js';

/** Of a site of many nodes so many are asked about. */
const MOST = 25;

function only(workspace: Workspace, path: string): SiteLocation {
  const located = workspace.locate(path);
  assert.ok(Array.isArray(located) && located[0] !== undefined, `${path}: no site`);
  return located[0];
}

function focused(workspace: Workspace, location: SiteLocation, text: string, firmware: Firmware) {
  const site = workspace.site(location, focusOn(text, firmware));
  return { site, result: explainNode(site, text, firmware) };
}

/** Compares for every node, by each of its names, and for a machine that no file names. */
function compare(workspace: Workspace, path: string, firmwares: readonly Firmware[]): void {
  const location = only(workspace, path);
  const whole = workspace.site(location);
  const texts = new Set(['02:00:00:00:00:01', '192.0.2.1']);
  for (const { name, mac, addresses } of whole.nodes.slice(0, MOST)) {
    texts.add(name);
    if (mac !== undefined) texts.add(mac);
    for (const address of addresses) texts.add(formatIpv4(address));
  }
  for (const text of texts) {
    for (const firmware of firmwares) {
      const expected = explainNode(whole, text, firmware);
      assert.deepEqual(focused(workspace, location, text, firmware).result, expected, `${text}, ${firmware}`);
    }
  }
  const expected = explainNode(whole, 'no-such-node', 'bios');
  assert.deepEqual(focused(workspace, location, 'no-such-node', 'bios').result, expected);
}

const both = ['bios', 'efi-x64'] as const;

function inMemory(files: Readonly<Record<string, string>>): Workspace {
  return new Workspace(new MemoryFileSystem(files, { base: SITE_ROOT }));
}

describe('reading for one machine only', () => {
  it('says the same of every node of the rule examples', () => {
    for (const { docs } of rules) {
      for (const files of [docs.avoid, docs.prefer]) {
        if (Object.keys(files).length > 0) compare(inMemory(files), SITE_ROOT, ['bios']);
      }
    }
  });

  for (const name of readdirSync(`${repository}/fixtures/sites`)) {
    it(`says the same of every node of the site ${name}`, () => {
      compare(new Workspace(new NodeFileSystem()), `${repository}/fixtures/sites/${name}`, both);
    });
  }

  it('says the same of the nodes of real sites', function () {
    const corpus = process.env['DISKLESS_LINT_CORPUS'];
    if (corpus === undefined) {
      console.log('      not done: DISKLESS_LINT_CORPUS names no folder of real sites');
      this.skip();
    }
    this.timeout(60_000);
    for (const name of readdirSync(`${corpus}/sites`)) {
      compare(new Workspace(new NodeFileSystem()), `${corpus}/sites/${name}`, both);
    }
  });

  const node = (n: number): string =>
    `host n${n} { hardware ethernet 52:54:00:00:00:0${n}; fixed-address 10.0.0.${n}; option root-path "10.0.0.100:/srv/n${n}"; }\n`;
  const boot = 'LABEL l\n  KERNEL k\n  APPEND root=/dev/nfs ip=dhcp\nDEFAULT l\n';
  const files = {
    'etc/dhcp/dhcpd.conf': `next-server 10.0.0.100;\nfilename "pxelinux.0";\nsubnet 10.0.0.0 netmask 255.255.255.0 { }\n${node(1)}${node(2)}${node(3)}`,
    'etc/exports': '/srv/n1 *(ro)\n/srv/n2 *(ro)\n/srv/n3 *(ro)\n',
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/k': '',
    'srv/tftp/pxelinux.cfg/01-52-54-00-00-00-01': boot,
    'srv/tftp/pxelinux.cfg/01-52-54-00-00-00-02': boot,
    'srv/tftp/pxelinux.cfg/0A000003': boot,
    'srv/n1/etc/fstab': '/dev/nfs / nfs defaults 0 0\n',
    'srv/n2/etc/fstab': '/dev/nfs / nfs defaults 0 0\n',
    'srv/n3/etc/fstab': '/dev/nfs / nfs defaults 0 0\n',
  };
  const read = (text: string): string[] => {
    const workspace = inMemory(files);
    const { site, result } = focused(workspace, only(workspace, SITE_ROOT), text, 'bios');
    const explained = result.kind === 'explained' ? result.explanation : undefined;
    assert.equal((explained satisfies Explanation | undefined)?.root?.path, `/srv/${text}`);
    return [...site.files.keys()].filter((file) => /pxelinux\.cfg|fstab/.test(file)).sort();
  };

  it('leaves the files of the other machines unread', () => {
    const file = (path: string): string => `${SITE_ROOT}/srv/${path}`;
    assert.deepEqual(read('n1'), [file('n1/etc/fstab'), file('tftp/pxelinux.cfg/01-52-54-00-00-00-01')]);
    assert.deepEqual(read('n3'), [file('n3/etc/fstab'), file('tftp/pxelinux.cfg/0A000003')]);
  });
});
