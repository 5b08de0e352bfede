/** Whatever is typed into whichever file: the site that comes out equals the one a cold run makes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Site } from '../../server/site/model.js';
import type { SiteLocation } from '../../server/workspace/workspace.js';
import { SITE_ROOT, siteOf, workspaceOf } from '../support/site.js';

const FILES: Readonly<Record<string, string>> = {
  'etc/dhcp/dhcpd.conf':
    'next-server 10.0.0.1;\noption x code 200 = text;\ninclude "/etc/dhcp/hosts.conf";\nsubnet 10.0.0.0 netmask 255.255.255.0 {\n  filename "pxelinux.0";\n  pool { range 10.0.0.200 10.0.0.210; }\n}\n' +
    'group {\n  option x "one";\n  host b { hardware ethernet 02:00:00:00:00:0b; fixed-address 10.0.0.11; }\n' +
    '  host c { hardware ethernet 02:00:00:00:00:0c; if known { option x "c"; } else { } }\n}\n' +
    'class "c" { match if option x = "one"; }\nsubclass "c" "one";\n# the last\nhost d { option root-path "/diskless/d"; uid "d"; }\n',
  'etc/dhcp/hosts.conf':
    'host a {\n  hardware ethernet 02:00:00:00:00:0a;\n  fixed-address 10.0.0.10;\n  option root-path "/diskless/a";\n}\n',
  'etc/exports': '/diskless/a 10.0.0.10(rw,no_root_squash)\n/usr 10.0.0.0/24(ro)\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'etc/hosts': '10.0.0.1 master\n',
  'srv/tftp/pxelinux.cfg/default': 'INCLUDE more.cfg\nDEFAULT x\nLABEL x\n  KERNEL vmlinuz\n',
  'srv/tftp/more.cfg': 'LABEL y\n  KERNEL vmlinuz\n  APPEND nfsroot=10.0.0.1:/diskless/a\n',
  'srv/tftp/vmlinuz.config': 'CONFIG_ROOT_NFS=y\n# CONFIG_NFS_V4 is not set\n',
  'diskless/a/etc/fstab': '10.0.0.1:/diskless/a / nfs rw,nolock 0 0\n',
};

/** What rules see, the document trees aside: those are compared by the tests of each language. */
function seen(site: Site): unknown {
  const { tree: _tree, files, ...rest } = site;
  return {
    ...rest,
    files: [...files].map(([path, { document }]) => [path, document.text, document.problems]),
  };
}

const edit = fc.record({
  file: fc.constantFrom(...Object.keys(FILES)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 12 }),
  insert: fc.constantFrom(
    '',
    ' ',
    '\n',
    '}',
    '{',
    ';',
    '#',
    '"',
    'host b { }\n',
    'group { } ',
    'option root-path "/x";',
    'option y code 201 = ip-address;',
    'include "/etc/dhcp/hosts.conf";',
    'ethernet',
    'LABEL z\n',
    '/x *(ro)\n',
    '0',
    '/',
  ),
});

describe('an edited workspace', () => {
  it('equals a cold run', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const { workspace } = workspaceOf(FILES);
        const texts: Record<string, string> = { ...FILES };
        for (const { file, at, remove, insert } of edits) {
          const before = texts[file] ?? '';
          const start = Math.floor(at * before.length);
          const text = before.slice(0, start) + insert + before.slice(start + remove);
          texts[file] = text;
          workspace.setBuffer(`${SITE_ROOT}/${file}`, text);
          const found = workspace.locate(SITE_ROOT);
          assert.ok(Array.isArray(found) && found[0] !== undefined);
          assert.deepEqual(seen(workspace.site(found[0])), seen(siteOf(texts)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps nothing of a folder that nobody asks about any more', () => {
    const { workspace } = workspaceOf(FILES);
    const [location] = workspace.locate(SITE_ROOT) as SiteLocation[];
    assert.ok(location !== undefined && workspace.site(location).files.size > 0);
    assert.ok(workspace.held > 0);
    workspace.release(SITE_ROOT);
    assert.equal(workspace.held, 0);
    assert.ok(workspace.site(location).files.size > 0, 'and has it again when somebody does');
  });
});
