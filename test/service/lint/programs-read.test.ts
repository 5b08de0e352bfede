/** However many machines load a program, its octets are read as often as for one. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/index.js';
import type { DiskPath } from '../../../server/site/path.js';
import type { ReadResult } from '../../../server/workspace/disk/files.js';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { Workspace } from '../../../server/workspace/workspace.js';
import { CONFIG, DHCPD, label, ROOT } from '../../rules/support.js';
import { SITE_ROOT } from '../../support/site.js';

/** Octets, as programs have them. */
const PROGRAM = '\0'.repeat(600);
const PROGRAMS = ['srv/tftp/pxelinux.0', 'srv/tftp/vmlinuz', 'srv/tftp/initrd.img'];

/** So many machines, all of which load the same programs. */
function machines(count: number): Readonly<Record<string, string>> {
  const hosts = Array.from({ length: count }, (_, i) => {
    const octet = (i + 22).toString();
    return `host node${octet} { hardware ethernet 00:40:63:c2:cb:${octet}; fixed-address 192.168.1.${octet}; }\n`;
  });
  return miniature({
    ...changed(DHCPD, 'host node21', `${hosts.join('')}host node21`),
    [CONFIG]: undefined,
    'srv/tftp/pxelinux.cfg/default': label(`${ROOT} initrd=initrd.img ip=dhcp rw`),
    ...Object.fromEntries(PROGRAMS.map((path) => [path, PROGRAM])),
  });
}

class NotingFileSystem extends MemoryFileSystem {
  readonly opened: string[] = [];
  override read(path: DiskPath): ReadResult {
    this.opened.push(path);
    return super.read(path);
  }
  override part(path: DiskPath, start: number, length: number): string | undefined {
    this.opened.push(path);
    return super.part(path, start, length);
  }
}

/** How often each program was opened. */
function opened(count: number): number[] {
  const disk = new NotingFileSystem(machines(count), { base: SITE_ROOT });
  const workspace = new Workspace(disk);
  const found = workspace.locate(SITE_ROOT);
  assert.ok(Array.isArray(found) && found[0] !== undefined);
  lint(workspace.site(found[0]));
  return PROGRAMS.map((path) => disk.opened.filter((one) => one === `${SITE_ROOT}/${path}`).length);
}

describe('programs that all machines load', () => {
  it('are not read for each of them', () => {
    const few = opened(1);
    assert.ok(
      few.every((times) => times > 0),
      few.join(' '),
    );
    assert.deepEqual(opened(20), few);
  });
});
