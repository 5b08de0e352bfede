/** Machines that share a root go in: each boots as it does where it is the only one that was asked for. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { traceAll, traceMachine } from '../../server/boot/index.js';
import { siteOf } from '../support/site.js';

const addresses = ['10.0.0.11', '10.0.0.12', '10.0.0.13', '10.0.1.14'];

const paths = ['/srv', '/srv/root', '/srv/root/opt', '/srv/data', '/other'];
const clients = [...addresses, '10.0.0.0/24', '10.0.1.0/24', '*', '*.example', 'h2', 'unknown', '@group', ''];

const entry = fc
  .record({
    path: fc.constantFrom(...paths),
    clients: fc.array(fc.tuple(fc.constantFrom(...clients), fc.constantFrom('rw', 'ro')), {
      minLength: 1,
      maxLength: 3,
    }),
    more: fc.constantFrom('', '', ',fsid=0', ',crossmnt'),
  })
  .map((one) => {
    const words = one.clients.map(([name, access]) => `${name}(${access},no_root_squash${one.more})`);
    return `${one.path} ${words.join(' ')}\n`;
  });

const line = fc
  .record({
    server: fc.constantFrom('10.0.0.1', '10.0.0.1', '10.0.9.9', 'boot', 'nobody'),
    path: fc.constantFrom(...paths),
    target: fc.constantFrom('/', '/opt', '/opt/a', '/data'),
    words: fc.constantFrom(
      'rw',
      'ro',
      'rw,vers=3',
      'ro,vers=4',
      'rw,vers=3,nolock',
      'rw,proto=udp',
      'rw,rsize=8192',
    ),
  })
  .map((one) => `${one.server}:${one.path} ${one.target} nfs ${one.words} 0 0\n`);

/** Each machine with the words of its own that may matter. */
const machine = fc.record({
  mode: fc.constantFrom('', '', 'rw', 'ro'),
  version: fc.constantFrom('', '', ',vers=3', ',vers=4'),
  dns: fc.constantFrom('', '', 'option domain-name-servers 10.0.0.1;'),
});

type Machine = { readonly mode: string; readonly version: string; readonly dns: string };

const dhcpd = (machines: readonly Machine[]): string =>
  `next-server 10.0.0.1; filename "pxelinux.0"; option root-path "10.0.0.1:/srv/root";
subnet 10.0.0.0 netmask 255.255.0.0 {}
${machines
  .map(
    ({ dns }, i) =>
      `host h${i} { hardware ethernet 02:00:00:00:00:0${i}; fixed-address ${addresses[i]}; ${dns} }\n`,
  )
  .join('')}`;

const configs = (machines: readonly Machine[], named: boolean): Record<string, string> =>
  Object.fromEntries(
    machines.map(({ mode, version }, i) => [
      `srv/tftp/pxelinux.cfg/01-02-00-00-00-00-0${i}`,
      `DEFAULT l\nLABEL l\nKERNEL vmlinuz\nAPPEND root=/dev/nfs ip=dhcp ${named ? `nfsroot=10.0.0.1:/srv/root${version}` : ''} ${mode}\n`,
    ]),
  );

describe('machines that share a root', () => {
  it('boot as each does by itself', () => {
    const some = fc.record({
      machines: fc.array(machine, { minLength: 4, maxLength: 4 }),
      own: fc.constantFrom('nothing', 'words', 'words and root'),
      exported: fc.array(entry, { minLength: 1, maxLength: 5 }),
      fstab: fc.array(line, { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(some, ({ machines, own, exported, fstab }) => {
        const files = {
          'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
          'etc/dhcp/dhcpd.conf': dhcpd(machines),
          'etc/exports': exported.join(''),
          'etc/hosts': '10.0.0.1 boot\n10.0.0.12 h1 h1.example\n10.0.0.13 h2\n',
          'srv/tftp/pxelinux.cfg/default':
            'DEFAULT l\nLABEL l\nKERNEL vmlinuz\nAPPEND root=/dev/nfs ip=dhcp nfsroot=10.0.0.1:/srv/root\n',
          ...(own === 'nothing' ? {} : configs(machines, own === 'words and root')),
          'srv/root/etc/fstab': fstab.join(''),
        };
        const together = traceAll(siteOf(files));
        assert.equal(together.length, machines.length);
        const apart = machines.flatMap((_, i) => {
          const site = siteOf(files);
          const node = site.nodes[i];
          return node === undefined ? [] : traceMachine(site, node);
        });
        assert.deepEqual(together, apart);
      }),
      { numRuns: 60 },
    );
  });

  it('share the stages of their mounts, where nothing sets them apart', () => {
    const site = siteOf({
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
      'etc/dhcp/dhcpd.conf': dhcpd(addresses.map(() => ({ mode: '', version: '', dns: '' }))),
      'etc/exports': '/srv/root 10.0.0.0/16(rw,no_root_squash)\n/srv/data 10.0.0.12(ro) 10.0.0.0/16(rw)\n',
      'srv/tftp/pxelinux.cfg/default':
        'DEFAULT l\nLABEL l\nKERNEL vmlinuz\nAPPEND root=/dev/nfs ip=dhcp nfsroot=10.0.0.1:/srv/root\n',
      'srv/root/etc/fstab': '10.0.0.1:/srv/data /data nfs rw,vers=3,nolock 0 0\n',
    });
    const [first, second, third, fourth] = traceAll(site).map(({ mounts }) => mounts);
    assert.equal(first?.length, 1);
    assert.equal(third, first);
    assert.equal(fourth, first);
    // One may only read what the others write.
    assert.notEqual(second, first);
    assert.equal(second?.[0]?.faults[0]?.id, 'fstab/rw-on-ro-export');
  });
});
