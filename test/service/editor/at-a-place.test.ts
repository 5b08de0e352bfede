/** What stands at an offset is looked for there alone: for every offset of a site it is what is found among all there is. */
import assert from 'node:assert/strict';
import { touches } from '../../../grammars/text/index.js';
import { hintAt, hints } from '../../../server/service/editor/hints.js';
import { linkAt, links } from '../../../server/service/editor/links.js';
import {
  directoriesAround,
  occurrenceAt,
  occurrences,
  occurrencesOf,
} from '../../../server/service/editor/occurrences.js';
import type { Site } from '../../../server/site/model.js';
import { siteOf } from '../../support/site.js';

const DHCPD = `next-server 192.168.1.1;
default-lease-time 600;
option root-path "/diskless";
class "pxe" { match if option user-class = "iPXE"; filename "pxelinux.0"; }
subclass "pxe" 1:2;
include "/etc/dhcp/tops.conf";
subnet 192.168.1.0 netmask 255.255.255.0 {
  pool { range 192.168.1.100 192.168.1.110; allow members of "pxe"; }
  group {
    include "/etc/dhcp/nodes.conf";
    max-lease-time 7200;
    host one {
      hardware ethernet 00:40:63:c2:ca:c9;
      fixed-address 192.168.1.21;
      if known { option root-path "/diskless/one"; min-lease-time 90; } else { filename "none"; }
    }
  }
}
`;

const sites: Readonly<Record<string, Site>> = {
  'of dhcpd': siteOf({
    'etc/dhcp/dhcpd.conf': DHCPD,
    'etc/dhcp/tops.conf': 'host top { hardware ethernet 00:40:63:c2:ca:01; fixed-address top; }\n',
    'etc/dhcp/nodes.conf': `host two {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21, 192.168.1.22;
  option root-path "192.168.1.1:/diskless/two/,vers=3";
  default-lease-time 3600;
}
`,
    'etc/exports': `/diskless 192.168.1.0/24(rw,no_root_squash)
/diskless/two 192.168.1.21(rw) two(ro) top(ro) elsewhere(ro)
/diskless/two/usr 192.168.1.22(rw)
`,
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
TIMEOUT 50
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/two ip=dhcp
`,
    'srv/tftp/pxelinux.cfg/C0A80115': 'DEFAULT vmlinuz\nAPPEND nfsroot=/diskless/one\n',
    'srv/tftp/pxelinux.cfg/C0A801': 'DEFAULT vmlinuz\n',
    'diskless/two/etc/fstab': `192.168.1.1:/diskless/two / nfs rw 0 0
192.168.1.1:/diskless/two/usr /usr nfs rw 0 0
`,
  }),
  'of dnsmasq': siteOf({
    'etc/dnsmasq.conf': `dhcp-range=set:red,192.168.1.50,192.168.1.60
dhcp-host=00:40:63:c2:ca:c9,set:blue,one,192.168.1.21
dhcp-host=00:40:63:c2:ca:01,192.168.1.22
dhcp-boot=tag:blue,undionly.kpxe
enable-tftp
tftp-root=/srv/tftp
`,
    'srv/tftp/undionly.kpxe': '',
    'srv/tftp/boot.ipxe': '#!ipxe\ngoto next\n:next\nkernel vmlinuz root=/dev/nfs\nboot\n',
    'etc/exports': '/diskless 192.168.1.21(rw)\n',
  }),
};

for (const [name, site] of Object.entries(sites)) {
  const all = occurrences(site, {});

  describe(`a place in a site ${name}`, () => {
    it('names what the narrowest occurrence there does', () => {
      let named = 0;
      for (const [file, { document }] of site.files) {
        for (let offset = 0; offset <= document.text.length; offset++) {
          const [narrowest] = all
            .filter(({ place: { file: other, span } }) => other === file && touches(span, offset))
            .filter(({ place: { span } }) => span.start < span.end)
            .sort((a, b) => a.place.span.end - a.place.span.start - (b.place.span.end - b.place.span.start));
          const found = occurrenceAt(site, file, offset);
          assert.deepEqual(found?.place, narrowest?.place, `${file} ${offset}`);
          if (found !== undefined) {
            named += 1;
            assert.ok(all.some((other) => JSON.stringify(other) === JSON.stringify(found)));
          }
        }
      }
      assert.ok(named > 20);
    });

    it('has the link and the hint that it has among those of its file', () => {
      for (const [file, { document }] of site.files) {
        for (let offset = 0; offset <= document.text.length; offset++) {
          const isHere = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) =>
            touches(span, offset);
          const link = linkAt(site, file, offset);
          const led = link !== undefined && 'target' in link ? link : undefined;
          assert.deepEqual(led, links(site, file).find(isHere));
          const times = hints(site, file).filter(({ kind }) => kind === 'time');
          assert.deepEqual(hintAt(site, file, offset), times.find(isHere));
        }
      }
    });

    it('leads to all that is called the same', () => {
      for (const { kind, key } of all) {
        const same = all.filter((other) => other.kind === kind && other.key === key);
        assert.deepEqual(occurrencesOf(site, kind, key), same);
        if (kind !== 'directory') continue;
        const around = all.filter(
          (other) =>
            other.kind === kind &&
            (other.key === key || other.key.startsWith(`${key}/`) || key.startsWith(`${other.key}/`)),
        );
        assert.deepEqual(directoriesAround(site, key), around);
      }
    });
  });
}
