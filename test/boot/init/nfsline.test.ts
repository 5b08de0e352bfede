/** A line of a node's fstab that mounts a directory of a server goes in; what becomes of it comes out: which line is told, and what the screen shows. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { booted, exported, type Files, FSTAB, kernel, lines, OPT } from './support.js';

const line = (options: string, path = '/opt', server = '192.168.1.1') =>
  `${server}:${path} ${path} nfs ${options} 0 0`;
const V4 = kernel('CONFIG_NFS_V4=y');
const ROOT = 'diskless/node21';

const told = (fstab: string | readonly string[], ...more: readonly Files[]) =>
  booted(Object.assign({}, exported(OPT), lines(...[fstab].flat()), ...more)).told;
const all = (fstab: string | readonly string[], ...more: readonly Files[]) =>
  booted(Object.assign({}, exported(OPT), lines(...[fstab].flat()), ...more));

describe('the version and the transport of a line', () => {
  const REFUSED = 'mount.nfs: requested NFS version or transport protocol is not supported';
  const nfsd = (words: string): Files => ({ 'etc/nfs.conf': `[nfsd]\n${words}\n` });
  /** What is lacking, with whom, whether a line says so, and what is there instead. */
  const lacking = (options: string, ...more: readonly Files[]) =>
    all(line(options), ...more).faults.flatMap((fault) =>
      fault.id === 'fstab/protocol-not-offered'
        ? [`${fault.what} ${fault.by} ${fault.told ? 'told' : 'known'}; ${fault.instead.join(' ')}`]
        : [],
    );

  it('have to be offered by the server', () => {
    assert.deepEqual(told(line('ro,vers=4'), V4, nfsd('vers4=n')), [
      `fstab/protocol-not-offered degrades: ro,vers=4 | vers4=n: ${REFUSED}`,
    ]);
    assert.deepEqual(lacking('ro,vers=4', V4, nfsd('vers4=n')), ['NFS version 4 server told; 3']);
    assert.deepEqual(lacking('ro,vers=4.2', V4, nfsd('vers4=n')), ['NFS version 4.2 server told; 3']);
    assert.deepEqual(lacking('ro,vers=4.2', V4, nfsd('vers4.2=n')), ['NFS version 4.2 server told; 4 3']);
    assert.deepEqual(lacking('ro,nolock,vers=3', V4, nfsd('vers3=n')), ['NFS version 3 server told; 4.2 4']);
    assert.deepEqual(lacking('ro,nolock,vers=3,udp', V4, nfsd('udp=n')), ['UDP server told; 4.2 4']);
    assert.deepEqual(lacking('ro,vers=4', V4, nfsd('vers4.2=n')), []);
    // Without a word for the version, mount.nfs goes back to what there is.
    assert.deepEqual(lacking('ro,nolock', V4, nfsd('vers4=n')), []);
    assert.deepEqual(lacking('ro,nolock', V4, nfsd('udp=n')), []);
  });

  it('have to be built into the kernel, or be modules', () => {
    const off = kernel('# CONFIG_NFS_V4 is not set');
    assert.deepEqual(told(line('ro,vers=4'), off), [
      `fstab/protocol-not-offered degrades: ro,vers=4 | # CONFIG_NFS_V4 is not set: ${REFUSED}`,
    ]);
    assert.deepEqual(lacking('ro,vers=4.1', off), ['NFS version 4.1 kernel told; 3']);
    // The whole file is there, and has no line of it.
    assert.deepEqual(lacking('ro,vers=4'), ['NFS version 4 kernel known; 3']);
    assert.deepEqual(lacking('ro,vers=4', kernel('CONFIG_NFS_V4=m')), []);
    assert.deepEqual(lacking('ro,nolock,vers=3,udp', kernel('CONFIG_NFS_DISABLE_UDP_SUPPORT=y')), [
      'UDP kernel told; ',
    ]);
    // It says something else of a type that it does not know.
    assert.deepEqual(told(line('ro').replace(' nfs ', ' nfs4 ')), [
      'fstab/protocol-not-offered degrades: ro',
    ]);
  });

  it('are those of long ago only where the server was told so', () => {
    assert.deepEqual(lacking('ro,nolock,vers=2', V4), ['NFS version 2 server known; 4.2 4 3']);
    assert.deepEqual(lacking('ro,nolock,vers=2', V4, nfsd('vers2=y')), []);
    const release = (number: string): Files => {
      const [[path, text] = ['', '']] = Object.entries(V4);
      return { [path]: text?.replace('6.1.0', number) };
    };
    assert.deepEqual(lacking('ro,nolock,vers=2', release('3.11.0')).length, 1);
    assert.deepEqual(lacking('ro,nolock,vers=2', release('3.10.0')), []);
  });

  it('are none of UDP with version 4, whoever offers it', () => {
    const wrong = (word: string) => [
      `fstab/unknown-option degrades: ${word}: mount.nfs: an incorrect mount option was specified`,
    ];
    for (const words of ['ro,vers=4,udp', 'ro,udp,vers=4', 'ro,tcp,vers=4.2,udp'])
      assert.deepEqual(told(line(words), V4, nfsd('udp=n')), wrong('udp'), words);
    assert.deepEqual(told(line('ro,vers=4,udp,proto=udp'), V4), wrong('proto=udp'));
    assert.deepEqual(told(line('ro,vers=4,proto=udp6'), V4), wrong('proto=udp6'));
    assert.deepEqual(told(line('ro,udp').replace(' nfs ', ' nfs4 '), V4), wrong('udp'));
    for (const words of ['ro,vers=4,udp,tcp', 'ro,vers=4,udp,proto=rdma', 'ro,nolock,vers=3,udp', 'ro,udp'])
      assert.deepEqual(told(line(words), V4, nfsd('udp=y')), [], words);
  });
});

describe('a line without a version', () => {
  const only4 = 'NFS version 4 is spoken by server and node: only with it is /home there for them';
  const below = exported('/export 192.168.1.21(rw,fsid=0,no_subtree_check)');
  const assumed = (options: string, ...more: readonly Files[]) =>
    booted(Object.assign({}, below, lines(line(options, '/home')), ...more)).assumed.filter((text) =>
      text.startsWith('NFS version'),
    );

  it('takes version 4 for granted where the path is there by it alone', () => {
    assert.deepEqual(assumed('rw,hard', V4), [only4]);
    // Where the words ask for it nothing is left to be settled.
    assert.deepEqual(assumed('rw,hard,vers=4', V4), []);
    const both = exported(
      '/export 192.168.1.21(rw,fsid=0,no_subtree_check)',
      '/home 192.168.1.21(rw,no_subtree_check)',
    );
    assert.deepEqual(assumed('rw,hard', V4, both), []);
    // With version 3 alone it is not there.
    assert.deepEqual(assumed('rw,hard', V4, { 'etc/nfs.conf': '[nfsd]\nvers4=n\n' }), []);
    assert.deepEqual(assumed('rw,hard', V4, { 'etc/nfs.conf': '[nfsd]\nvers3=n\n' }), []);
  });

  it('is refused in the words of the version that is tried last', () => {
    const shown = (...more: readonly Files[]) =>
      told(line('ro', '/gone'), ...more).map((text) => text.split(': ').slice(-1)[0]);
    assert.deepEqual(shown(V4), ['access denied by server while mounting 192.168.1.1:/gone']);
    assert.deepEqual(told(line('ro', '/gone'), V4, { 'etc/nfs.conf': '[nfsd]\nvers3=n\n' }).slice(1), [
      'fstab/source-not-exported degrades: 192.168.1.1:/gone: mount.nfs: mounting 192.168.1.1:/gone failed, reason given by server: No such file or directory',
    ]);
  });

  it('mounts a directory that the site does not hold, which is taken for granted', () => {
    const held = '/opt/data is there on the server; the site does not hold it';
    const data = exported(OPT.replace('/opt', '/opt/data'));
    const of = (...more: readonly Files[]) =>
      booted(Object.assign({}, data, lines(line('ro,nolock,vers=3', '/opt/data')), ...more)).assumed.filter(
        (text) => text.includes('does not hold it'),
      );
    assert.deepEqual(of({ 'opt/else/.keep': '' }), [held]);
    assert.deepEqual(of({ 'opt/data/.keep': '' }), []);
    assert.deepEqual(of(), []);
  });
});

describe('the options of a line', () => {
  it('are refused one by one, but for those of other programs', () => {
    const WRONG = 'mount.nfs: an incorrect mount option was specified';
    assert.deepEqual(told(line('ro,nolock,vers=3,foo,quota,rsize=x,bootwait')), [
      `fstab/unknown-option degrades: foo: ${WRONG}`,
      `fstab/unknown-option degrades: rsize=x: ${WRONG}`,
    ]);
    assert.deepEqual(told(line('ro,nolock,vers=3,foo,sloppy')), []);
  });

  it('ask for writing where the last of ro and rw does', () => {
    const READ_ONLY = 'Read-only file system';
    const rw = (other: string) => [`fstab/rw-on-ro-export degrades: rw | ${other}: ${READ_ONLY}`];
    assert.deepEqual(told(line('rw,nolock,vers=3')), rw('ro'));
    assert.deepEqual(told(line('ro,rw,nolock,vers=3')), rw('ro'));
    assert.deepEqual(told(line('rw,ro,nolock,vers=3')), []);
    // Nobody asked for it, nobody misses it.
    assert.deepEqual(told(line('nolock,vers=3')), []);
    assert.deepEqual(told(line('rw,nolock,vers=3'), exported(OPT.replace('ro,', 'rw,'))), []);
    const bare = OPT.replace('ro,', '');
    assert.deepEqual(told(line('rw,nolock,vers=3'), exported(bare)), rw(bare.slice('/opt '.length)));
    // A blank before the options gives them to everybody else.
    assert.deepEqual(told(line('rw,nolock,vers=3'), exported('/opt 192.168.1.21 (rw,sync)')), [
      `fstab/rw-on-ro-export degrades: (rw,sync) | rw: ${READ_ONLY}`,
    ]);
  });

  it('leave the locks to rpc.statd, unless they do without, or without version 3', () => {
    const programs = { [`${ROOT}/sbin/init`]: '', [`${ROOT}/bin/mount`]: '', [`${ROOT}/sbin/mount.nfs`]: '' };
    const missing = 'mount.nfs: rpc.statd is not running but is required for remote locking.';
    assert.deepEqual(told(line('ro,vers=3'), programs), [
      `kernel/lockd-missing degrades: vers=3: ${missing}`,
    ]);
    for (const words of ['ro,vers=3,nolock', 'ro,vers=3,local_lock=all', 'ro'])
      assert.deepEqual(told(line(words), programs), [], words);
    for (const path of ['sbin', 'usr/sbin'])
      assert.deepEqual(told(line('ro,vers=3'), programs, { [`${ROOT}/${path}/rpc.statd`]: '' }), [], path);
    // Without mount.nfs somebody else mounts it.
    assert.deepEqual(told(line('ro,vers=3'), { [`${ROOT}/sbin/init`]: '' }), []);
    const four = (...more: readonly Files[]) =>
      all(line('ro,vers=3'), programs, ...more).faults.flatMap((fault) =>
        fault.id === 'kernel/lockd-missing' ? [fault.four] : [],
      );
    assert.deepEqual(four(), [false]);
    assert.deepEqual(four(V4), [true]);
    assert.deepEqual(four(V4, { 'etc/nfs.conf': '[nfsd]\nvers4=n\n' }), [false]);
  });

  it('do not tell of rpc.statd where /usr is a directory of the server that is not known', () => {
    const programs = { [`${ROOT}/sbin/init`]: '', [`${ROOT}/bin/mount`]: '', [`${ROOT}/sbin/mount.nfs`]: '' };
    const usr = '192.168.1.1:/usr /usr nfs ro,vers=3,nolock 0 0';
    const shared = exported(OPT, '/usr 192.168.1.21(ro,sync,no_subtree_check)');
    const open =
      '192.168.1.1:/opt on /opt: version 3 without nolock needs rpc.statd, and whether the node has it is not known';
    const doubts = (more: Files) => all([line('ro,vers=3'), usr], shared, programs, more).doubts;
    assert.deepEqual(doubts({}), [open]);
    assert.deepEqual(doubts({ 'usr/sbin/rpc.statd': '' }), []);
    assert.equal(all([line('ro,vers=3'), usr], shared, programs, { 'usr/sbin/else': '' }).told.length, 1);
    // Where the node's own /usr holds it, the directory of the server hides it.
    assert.deepEqual(doubts({ [`${ROOT}/usr/sbin/rpc.statd`]: '' }), [open]);
  });
});

describe('the server of a line', () => {
  const hosts = (text: string): Files => ({ [`${ROOT}/etc/hosts`]: text });

  it('lets in whom the exports name', () => {
    const denied = (path: string) => `mount.nfs: access denied by server while mounting 192.168.1.1:${path}`;
    assert.deepEqual(told(line('ro,nolock,vers=3', '/srv')), [
      `fstab/source-not-exported degrades: 192.168.1.1:/srv: ${denied('/srv')}`,
    ]);
    assert.deepEqual(told(line('ro,vers=4', '/srv'), V4), [
      'fstab/source-not-exported degrades: 192.168.1.1:/srv: mount.nfs: mounting 192.168.1.1:/srv failed, reason given by server: No such file or directory',
    ]);
    // Three lines are enough to see who is let in.
    const others = exported(...[2, 3, 4, 5].map((last) => `/opt 192.168.1.${last}(ro)`));
    assert.deepEqual(told(line('ro,nolock,vers=3'), others), [
      `fstab/source-not-exported degrades: 192.168.1.1:/opt | /opt 192.168.1.2(ro) | /opt 192.168.1.3(ro) | /opt 192.168.1.4(ro): ${denied('/opt')}`,
    ]);
    assert.deepEqual(told(line('ro,nolock,vers=3'), exported('/opt *.example.org(ro)')).length, 0);
  });

  it('is asked for nothing that is known where it is another one, or has no exports', () => {
    const doubts = (fstab: string, more: Files = {}) => {
      const { verdict, doubts: reasons } = all(fstab, more);
      return [verdict, ...reasons];
    };
    assert.deepEqual(doubts(line('ro,nolock,vers=3', '/opt', '10.0.0.9')), [
      'unknown',
      '10.0.0.9:/opt on /opt: on another server',
    ]);
    assert.deepEqual(doubts(line('ro,nolock,vers=3'), { 'etc/exports': undefined }), [
      'unknown',
      'whether 192.168.1.1:/diskless/node21 can be mounted is not known: the site has no exports file',
      '192.168.1.1:/opt on /opt: cannot be judged, the site has no exports file',
    ]);
    // What its own words refuse is refused all the same.
    assert.equal(told(line('ro,foo', '/opt', '10.0.0.9')).length, 1);
  });

  it('is the node itself by a loopback address, for what this server has for it', () => {
    const REFUSED = 'mount.nfs: Connection refused';
    const own = line('ro,nolock,vers=3', '/opt', '127.0.0.1');
    assert.deepEqual(told([own, own.replace(' /opt ', ' /opt2 ')]), [
      `fstab/server-loopback degrades: 127.0.0.1: ${REFUSED}`,
    ]);
    assert.deepEqual(told(own.replaceAll('/opt', '/else')), []);
    const named = line('ro,nolock,vers=3', '/opt', 'LocalHost');
    assert.deepEqual(told(named, hosts('127.0.0.1 localhost\n')), [
      `fstab/server-loopback degrades: 127.0.0.1 | LocalHost: ${REFUSED}`,
    ]);
    // It has another address as well.
    assert.deepEqual(told(named, hosts('127.0.0.1 localhost\n192.168.1.1 LOCALHOST\n')), []);
    assert.deepEqual(told(named, hosts('127.0.0.1 localhost\n192.168.1.1 other\n')).length, 1);
  });

  it('is found by its name where the node has a line for it, or somebody to ask', () => {
    const named = [
      line('ro,nolock,vers=3', '/opt', 'Fs'),
      line('ro,nolock,vers=3', '/opt', 'Fs').replace(' /opt ', ' /b '),
    ];
    const of = (...more: readonly Files[]) => {
      const { told: faults, doubts } = all(named, ...more);
      return [...faults, ...new Set(doubts.map((text) => text.split(': ')[1]))];
    };
    assert.deepEqual(of(hosts('192.168.1.1 fs\n')), []);
    assert.deepEqual(of(hosts('127.0.0.1 localhost\n')), [
      'fstab/server-unresolvable degrades: Fs: mount.nfs: Resource temporarily unavailable',
    ]);
    const DNS = 'the DNS has to resolve "Fs"';
    const resolver = { [`${ROOT}/etc/resolv.conf`]: 'nameserver 192.168.1.1\n' };
    assert.deepEqual(of(hosts('127.0.0.1 localhost\n'), resolver), [
      'fstab/server-unresolvable none: Fs',
      DNS,
    ]);
    assert.deepEqual(of({}), ['the site does not hold the node\'s etc/hosts, so "Fs" is not resolved']);
  });
});

describe('the line of the root', () => {
  const remounted = (options: string, more: Files = {}) =>
    booted({ [FSTAB]: `192.168.1.1:/diskless/node21 / nfs ${options} 0 0\n`, ...more }).faults.flatMap(
      (fault) =>
        fault.id === 'fstab/root-remount-differs'
          ? [
              `${fault.words.join(' ')} for ${fault.kernelHas.join(', ')}${fault.staysReadOnly ? ', read-only' : ''}`,
            ]
          : [],
    );

  it('is no remount where it changes what the kernel mounted with', () => {
    assert.deepEqual(remounted('rw,vers=3,nolock'), []);
    assert.deepEqual(remounted('rw,vers=4,nolock'), ['vers=4 for version 3']);
    assert.deepEqual(remounted('rw,nolock,rsize=4096,wsize=4096'), []);
    assert.deepEqual(remounted('rw,nolock,rsize=8192,wsize=1024'), [
      'rsize=8192 wsize=1024 for rsize=4096, wsize=4096',
    ]);
    assert.deepEqual(remounted('rw,rsize=8192,nfsvers=4.1'), [
      'rsize=8192 nfsvers=4.1 for rsize=4096, version 3',
    ]);
  });

  it('is not told where the kernel refuses the word at the first mount already', () => {
    const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const kernel = (word: string) => changed(config, 'vers=3', `vers=3,${word}`);
    assert.deepEqual(remounted('rw,nolock,rsize=8192', kernel('rsize=8k')), []);
    assert.deepEqual(remounted('rw,nolock,rsize=8192', kernel('rsize=8192')), []);
    assert.equal(remounted('rw,nolock,rsize=8192', kernel('rsize=1024')).length, 1);
  });

  it('forgets no lock of version 4, which has none of its own', () => {
    const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const four = (words: string): Files => ({
      ...V4,
      [config]: `DEFAULT a\nLABEL a\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=4${words} ip=dhcp ro\n`,
    });
    assert.deepEqual(remounted('rw,vers=4', four('')), []);
    assert.deepEqual(remounted('rw,nolock', four('')), [
      'nolock for version 4, which has no such lock, read-only',
    ]);
    assert.deepEqual(remounted('rw,vers=4.2', four('')), []);
    assert.deepEqual(remounted('rw,rsize=8192', four(',rsize=8192')), []);
    assert.deepEqual(remounted('rw,rsize=4096', four(',rsize=8192')), [
      'rsize=4096 for rsize=8192, read-only',
    ]);
  });
});
