/** Modes and owners on the server's disk, and URLs, go in; what others may read, and which parts a URL has, comes out. */
import assert from 'node:assert/strict';
import { below } from '../../../server/boot/files/http/folder.js';
import { isUrl, urlOf } from '../../../server/boot/files/http/url.js';
import {
  closedFolder,
  closedToOthers,
  isClosed,
  isFolder,
  lacksRoot,
  modesAreTold,
  presence,
  similar,
} from '../../../server/boot/files/presence.js';
import type { Site } from '../../../server/site/model.js';
import type { Answer } from '../../../server/site/place.js';
import { smallSite, tree } from '../support.js';

const ROOT = '/srv/tftp';

/** Of each path its mode, with the owner where that is not root: `0750 7 8`; folders end in a slash. */
function site(modes: Readonly<Record<string, string>>, more: Partial<Site> = {}): Site {
  const known = new Map(
    Object.entries(modes).map(([path, text]) => {
      const [mode = '', user = '0', group = '0'] = text.split(' ');
      const told = { mode: Number.parseInt(mode, 8), owner: { user: Number(user), group: Number(group) } };
      return [path.replace(/\/$/, ''), { ...told, folder: path.endsWith('/') }] as const;
    }),
  );
  const plain = tree([...known.keys()]);
  return smallSite({
    tree: {
      ...plain,
      isDirectory: (path): Answer => (known.get(path)?.folder === true ? 'yes' : 'no'),
      mode: (path) => known.get(path)?.mode,
      owner: (path) => known.get(path)?.owner,
    },
    overrides: more,
  });
}

describe('a folder of the server', () => {
  const closed = (mode: string) => isClosed(site({ '/a/': mode }), '/a');

  it('is closed to others where they may not enter it', () => {
    for (const mode of ['0700', '0750', '0770', '0776', '0000']) assert.ok(closed(mode), mode);
    for (const mode of ['0755', '0711', '0701', '0777']) assert.ok(!closed(mode), mode);
    assert.ok(!isClosed(site({}), '/a'));
  });

  it('may be the server’s own, where it is not root’s and its owner may enter it', () => {
    for (const mode of ['0700 7', '0700 7 8', '0100 7', '0710 0 8', '0010 0 8'])
      assert.ok(!closed(mode), mode);
    for (const mode of ['0600 7', '0700 0 8', '0760 0 8', '0660 7 8']) assert.ok(closed(mode), mode);
  });

  it('closes what is in it, up to the root that is served', () => {
    const modes = {
      [`${ROOT}/`]: '0700',
      [`${ROOT}/a/`]: '0755',
      [`${ROOT}/a/b/`]: '0700',
      [`${ROOT}/a/b/c/`]: '0755',
      [`${ROOT}/a/b/c/f`]: '0644',
      [`${ROOT}/a/g`]: '0644',
      [`${ROOT}/a/h`]: '0640',
    };
    const one = site(modes);
    assert.equal(closedFolder(one, `${ROOT}/a/b/c`), `${ROOT}/a/b`);
    assert.equal(closedFolder(one, `${ROOT}/a`), undefined);
    assert.equal(closedFolder(one, ROOT), undefined);
    assert.equal(closedFolder(one, '/srv'), undefined);
    assert.equal(closedFolder(one, `${ROOT}x/a`), undefined);
    assert.equal(closedToOthers(one, `${ROOT}/a/b/c/f`), `${ROOT}/a/b`);
    assert.equal(closedToOthers(one, `${ROOT}/a/g`), undefined);
    assert.equal(closedToOthers(one, `${ROOT}/a/h`), `${ROOT}/a/h`);
    assert.equal(closedToOthers(one, `${ROOT}/a/unknown`), undefined);
    assert.deepEqual(
      [isFolder(one, `${ROOT}/a`), isFolder(one, `${ROOT}/a/g`), isFolder(one, undefined)],
      [true, false, false],
    );
  });
});

describe('a server that gives out all of its disk', () => {
  it('has no folder above those at the top', () => {
    const { tftp } = smallSite({});
    const one = site({ '/a/': '0700', '/a/f': '0644' }, { tftp: { ...tftp, root: '/' } });
    assert.deepEqual(
      [closedFolder(one, '/'), closedFolder(one, '/a'), closedToOthers(one, '/a/f')],
      [undefined, '/a', '/a'],
    );
    assert.equal(closedToOthers(one, '/g'), undefined);
  });
});

describe('the modes of a copy', () => {
  const told = (modes: Readonly<Record<string, string>>) => modesAreTold(site(modes));

  it('tell something where any file may be read by others', () => {
    assert.ok(told({ [`${ROOT}/a`]: '0644' }));
    assert.ok(told({ [`${ROOT}/a`]: '0600', [`${ROOT}/b`]: '0604' }));
    assert.ok(!told({ [`${ROOT}/a`]: '0640', [`${ROOT}/b`]: '0600' }));
    assert.ok(!told({ [`${ROOT}/a/`]: '0755' }));
    assert.ok(!told({}));
  });
});

describe('a file of the server', () => {
  const listed = (complete: boolean) => {
    const { tftp } = smallSite({});
    return { tftp: { ...tftp, listingComplete: complete } };
  };
  const absent = (complete: boolean, root: Answer = 'yes') => {
    const names = root === 'no' ? ['/etc/x'] : [`${ROOT}/a`];
    return presence(
      smallSite({
        tree: tree(names, [`${ROOT}/gone`, ...(root === 'no' ? [ROOT] : [])]),
        overrides: listed(complete),
      }),
      `${ROOT}/gone`,
    );
  };

  it('is not there only where the copy is whole, and the folder that is served is there', () => {
    assert.equal(absent(true), 'no');
    assert.equal(absent(false), 'unknown');
    assert.equal(absent(true, 'no'), 'unknown');
    const there = smallSite({ tree: tree([`${ROOT}/a`]), overrides: listed(false) });
    assert.equal(presence(there, `${ROOT}/a`), 'yes');
    assert.deepEqual([lacksRoot(there), lacksRoot(smallSite({ tree: tree([], [ROOT]) }))], [false, true]);
  });

  it('may be meant by a name that is near, in the same folder and for the same processor', () => {
    const near = (name: string, ...names: readonly string[]) => {
      const files = names.map((one) => `${ROOT}/${one}`);
      const isDirectory = (path: string) =>
        files.some((file) => file.startsWith(`${path}/`)) ? ('yes' as const) : ('no' as const);
      return similar(smallSite({ tree: { ...tree(files), isDirectory } }), `${ROOT}/${name}`);
    };
    assert.equal(near('vmlinux', 'vmlinuz', 'initrd'), 'vmlinuz');
    assert.equal(near('bootx46.efi', 'bootx64.efi'), 'bootx64.efi');
    assert.equal(near('bootaa64.efi', 'bootx64.efi'), undefined);
    assert.equal(near('bootia32.efi', 'bootaa32.efi'), 'bootaa32.efi');
    assert.equal(near('pxelinx.0', 'pxelinux.0'), 'pxelinux.0');
    assert.equal(near('vmlinuz', 'other'), undefined);
    assert.equal(near('initramfs', 'initramfs.img', 'vmlinuz'), 'initramfs.img');
    assert.equal(near('vmlinuz', 'vmlinuz-6.1.0-13-amd64'), 'vmlinuz-6.1.0-13-amd64');
    assert.equal(near('vmlinuz', 'vmlinuz-6.1.0-13-amd64', 'vmlinuz-6.1.0-18-amd64'), undefined);
    assert.equal(near('initramfs', 'initramfsnfs4'), undefined);
    assert.equal(near('initramfs', 'initramfs.img', 'initramfs.img.sha256'), 'initramfs.img');
    assert.equal(near('vmlinuz', 'vmlinuz.config', 'vmlinuz-6.1.config'), undefined);
    // A backslash parts nothing.
    assert.equal(near('EFI\\BOOT\\X.EFI', 'EFI/BOOT/X.EFI'), 'EFI/BOOT/X.EFI');
    assert.equal(near('EFI\\BOOT\\X.EFI', 'EFI/BOOT/Y.EFI'), undefined);
    // A folder is no file.
    assert.equal(near('pxelinux.0', 'pxelinux'), 'pxelinux');
    assert.equal(near('pxelinux.0', 'pxelinux/default'), undefined);
    assert.equal(similar(smallSite({ tree: tree(['/vmlinuz']) }), '/vmlinux'), undefined);
  });
});

describe('a URL', () => {
  const parts = (text: string) => {
    const url = urlOf(text);
    return url && [url.origin, url.host, url.port, url.path, ...(url.query ? ['?'] : [])].join(' ');
  };

  it('begins with a scheme', () => {
    for (const text of ['http://x', 'HTTP://x', 'a+b-c.d1://x', 'tftp://']) assert.ok(isUrl(text), text);
    for (const text of [
      'http:/x',
      '1http://x',
      '://x',
      ' http://x',
      'http//x',
      '/http://x',
      `${'a'.repeat(22)}://x`,
    ])
      assert.ok(!isUrl(text), text);
    assert.ok(isUrl(`${'a'.repeat(21)}://x`));
  });

  it('has a host, a port, a path, and perhaps a question', () => {
    assert.equal(parts('http://Host/a/b'), 'http://host Host 80 /a/b');
    assert.equal(parts('HTTPS://host'), 'https://host host 443 /');
    assert.equal(parts('tftp://host/a'), 'tftp://host host 69 /a');
    assert.equal(parts('nfs://host/a'), 'nfs://host host  /a');
    assert.equal(parts('http://host:80/a'), 'http://host host 80 /a');
    assert.equal(parts('http://host:8080/a'), 'http://host:8080 host 8080 /a');
    assert.equal(parts('https://host:80/a'), 'https://host:80 host 80 /a');
    assert.equal(parts('http://user:word@host/a'), 'http://host host 80 /a');
    assert.equal(parts('http://[fe80::1]:81/a'), 'http://[fe80::1]:81 [fe80::1] 81 /a');
    assert.equal(parts('http://host/a?b=c#d'), 'http://host host 80 /a ?');
    assert.equal(parts('http://host/a#d?x'), 'http://host host 80 /a');
    assert.equal(parts('http://host?x'), 'http://host host 80 / ?');
    assert.equal(parts('http://host/a%20b'), 'http://host host 80 /a b');
    assert.equal(parts('http://host/a%2'), 'http://host host 80 /a%2');
    for (const text of ['http:///a', 'http://', 'http://:80/a', 'host/a'])
      assert.equal(urlOf(text), undefined, text);
  });

  it('leads into a folder by its path, or by its beginning', () => {
    const to = (prefix: string, text: string) => {
      const url = urlOf(text);
      return url && below({ prefix, path: '/srv/www', said: undefined }, url);
    };
    assert.equal(to('/', 'http://x/a/b'), '/srv/www/a/b');
    for (const prefix of ['/a', '/a/']) assert.equal(to(prefix, 'http://x/a/b'), '/srv/www/b', prefix);
    assert.equal(to('/a', 'http://x/ab'), undefined);
    assert.equal(to('http://x', 'http://x/a'), '/srv/www/a');
    assert.equal(to('http://x/a/', 'http://X/a/b'), '/srv/www/b');
    assert.equal(to('http://x:81', 'http://x/a'), undefined);
    assert.equal(to('https://x', 'http://x/a'), undefined);
    assert.equal(to('http:///', 'http://x/a'), undefined);
  });
});
