/** The rules about kernel command lines: sites with one word changed go in, the findings about it come out, and the silence about what is right or cannot be known. */
import assert from 'node:assert/strict';
import { klibcRefusal, optionFault, readAsAddress } from '../../server/boot/index.js';
import { miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { formatIpv4 } from '../../server/site/address.js';
import { siteOf } from '../support/site.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const ROOT = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3';
const STATIC = '192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0:node21:eth0:off';

function label(append: string, more = ''): string {
  return `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${append}\n${more}`;
}

type Files = Readonly<Record<string, string | undefined>>;

function found(files: Files): { rule: string; severity: string; message: string; text: string }[] {
  const site = siteOf(miniature(files));
  return lint(site).findings.map(({ rule, severity, message, place }) => ({
    rule,
    severity,
    message,
    text: site.files.get(place.file)?.document.text.slice(place.span.start, place.span.end) ?? '',
  }));
}

/** "rule severity text" of every finding. */
function said(files: Files): string[] {
  return found(files).map(({ rule, severity, text }) => `${rule} ${severity} ${text}`);
}

const withIp = (ip: string, more = '') => said({ [NAME]: label(`${ROOT} ip=${ip} rw`, more) });
const withRoot = (nfsroot: string) =>
  said({ [NAME]: label(`root=/dev/nfs nfsroot=192.168.1.1:${nfsroot} ip=dhcp rw`) });

describe('ip=', () => {
  it('is read as the kernel reads it', () => {
    // What Linux 6.1 printed for ip=eth0:dhcp and for "gw" in the place of the gateway.
    assert.equal(formatIpv4(readAsAddress('eth0')), '200.0.0.0');
    assert.equal(formatIpv4(readAsAddress('dhcp')), '62.0.0.0');
    assert.equal(formatIpv4(readAsAddress('gw')), '109.0.0.0');
    assert.equal(formatIpv4(readAsAddress('24')), '24.0.0.0');
    assert.equal(formatIpv4(readAsAddress('192.168.1.21')), '192.168.1.21');
  });

  it('may be said in every form that the kernel knows', () => {
    for (const ip of ['dhcp', 'on', 'any', ':::::eth0:dhcp', '::::node21::dhcp', '::::node21:eth0:', STATIC])
      assert.deepEqual(withIp(ip), [], ip);
    // With an address, a method that the kernel does not know does no harm.
    assert.deepEqual(withIp(STATIC.replace(':off', ':static')), []);
    assert.deepEqual(withIp(`${STATIC}:192.168.1.1:192.168.1.2:192.168.1.1`), []);
  });

  it('is not judged where a script or template fills it in', () => {
    for (const ip of ['$ADDRESS', '{ip}:::::', '<address>', '%IP%']) assert.deepEqual(withIp(ip), [], ip);
  });

  it('points to the field that is wrong', () => {
    assert.deepEqual(withIp('yes'), ['cmdline/ip-field-count error yes']);
    assert.deepEqual(withIp('::::node21:dhcp'), ['cmdline/ip-field-count error dhcp']);
    assert.deepEqual(withIp('::::dhcp'), ['cmdline/ip-field-count warning dhcp']);
    assert.deepEqual(withIp(':::::eth0:auto'), ['cmdline/ip-field-count error auto']);
    assert.deepEqual(withIp(STATIC.replace('255.255.255.0', '24')), ['cmdline/ip-field-count warning 24']);
    assert.deepEqual(withIp(STATIC.replace('255.255.255.0', '192.168.1.9')), [
      'cmdline/ip-field-count warning 192.168.1.9',
    ]);
    assert.deepEqual(withIp('192.168.1.21:192.168.1.1:255.255.255.0'), [
      'cmdline/ip-field-count warning 255.255.255.0',
    ]);
    assert.deepEqual(withIp(`${STATIC}:::::x`), ['cmdline/ip-field-count warning x']);
  });

  it('in the form of dracut is one finding, with the form of the kernel as its fix', () => {
    assert.deepEqual(withIp('eth0:dhcp'), ['cmdline/ip-dialect error eth0:dhcp']);
    const site = siteOf(miniature({ [NAME]: label(`${ROOT} ip=enp3s0:dhcp rw`) }));
    const [finding] = lint(site).findings;
    assert.deepEqual(
      finding
        ?.fixes()
        .flatMap(({ edits }) => edits.flatMap((one) => one.edits.map(({ newText }) => newText))),
      [':::::enp3s0:dhcp'],
    );
  });

  it('is right in that form where dracut reads it', () => {
    const dracut = (ip: string) =>
      said({ [NAME]: label(`initrd=initrd.img root=nfs:192.168.1.1:/diskless/node21 ip=${ip} rw`) });
    assert.deepEqual(dracut('eth0:dhcp'), []);
    assert.deepEqual(dracut(STATIC.replace(':off', ':none')), []);
    assert.equal(dracut('192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0').length, 1);
    assert.match(dracut(STATIC.replace(':off', ':dhcp'))[0] ?? '', /^cmdline\/ip-dialect warning/);
  });

  it('written twice is a finding only where the two differ', () => {
    assert.deepEqual(withIp('dhcp ip=dhcp'), []);
    assert.deepEqual(withIp(`dhcp ip=${STATIC}`), ['cmdline/ip-duplicate warning ip=dhcp']);
    assert.deepEqual(withIp('dhcp', '  IPAPPEND 2\n'), []);
    assert.deepEqual(withIp('dhcp', '  IPAPPEND 3\n'), ['cmdline/ip-duplicate warning ip=dhcp']);
    assert.deepEqual(said({ [NAME]: label(`${ROOT} rw`, '  IPAPPEND 1\n') }), []);
  });

  it('with the address of another is a conflict', () => {
    const all = { 'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n' };
    const at = (address: string, dhcp: string) =>
      found({
        ...all,
        'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  ${dhcp}
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
        [NAME]: label(`${ROOT} ip=${STATIC.replace('192.168.1.21', address)} rw`),
      })
        .filter(({ rule }) => rule === 'cmdline/ip-static-conflict')
        .map(({ message }) => message.split(', ')[1]?.split('. ')[0]);
    assert.deepEqual(at('192.168.1.21', ''), []);
    assert.deepEqual(at('192.168.1.1', ''), ['which is that of the server']);
    assert.match(
      at('192.168.1.120', 'range 192.168.1.100 192.168.1.150;')[0] ?? '',
      /^which lies in the range/,
    );
    assert.match(at('192.168.1.90', '')[0] ?? '', /^but DHCP gives it 192\.168\.1\.21/);
  });
});

describe('nfsroot=', () => {
  it('may have every option of the kernel', () => {
    const options =
      'v3,nfsvers=3,tcp,proto=tcp,nolock,hard,intr,noac,rsize=8192,timeo=14,bg,retry=1,rw,sec=sys';
    for (const option of options.split(',')) assert.equal(optionFault(option), undefined, option);
    assert.deepEqual(withRoot('/diskless/node21,vers=3,tcp,nolock,rsize=8192,wsize=8192'), []);
  });

  it('has no words of mount(8), no unknown ones and no wrong values', () => {
    // Each was refused by Linux 6.1 with "nfs: Unknown parameter".
    for (const option of ['defaults', 'noatime', '_netdev', 'foo=1'])
      assert.deepEqual(withRoot(`/diskless/node21,vers=3,${option}`), [
        `cmdline/nfsroot-bad-option error ${option}`,
      ]);
    for (const option of ['vers=5', 'vers=three', 'rsize', 'rsize=8k', 'proto=quic', 'nolocks'])
      assert.notEqual(optionFault(option), undefined, option);
  });

  it('is not judged by the kernel where an initramfs reads it', () => {
    const boot = label(
      'initrd=initrd.img root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3,noatime ip=dhcp rw',
    );
    assert.deepEqual(said({ [NAME]: boot }), []);
  });

  it('has only the options of nfsmount where initramfs-tools mounts it', () => {
    // What nfsmount of klibc 2.0.12 says to each option.
    const known =
      'port=2049,nfsvers=3,vers=2,rsize=1024,acdirmin=1,soft,nointr,noposix,nocto,noac,nolock,noacl,v3,tcp,broken_suid,ro';
    for (const option of known.split(',')) assert.equal(klibcRefusal(option), undefined, option);
    assert.equal(klibcRefusal('vers=4'), "bad NFS version '4'");
    assert.equal(klibcRefusal('vers=4.1'), '4.1: invalid value for vers');
    for (const option of [
      'v4',
      'proto=tcp',
      'actimeo=1',
      'mountport=1',
      'sync',
      'noatime',
      'nodev',
      'defaults',
      'sec=sys',
      'bg',
      'retry=1',
      'nobroken_suid',
    ])
      assert.equal(klibcRefusal(option), `bad option '${option.split('=')[0]}'`);
    const boot = (how: string) =>
      said({
        [NAME]: label(
          `initrd=initrd.img boot=${how} nfsroot=192.168.1.1:/diskless/node21,vers=3,proto=tcp ip=dhcp rw`,
        ),
      });
    assert.deepEqual(boot('nfs'), ['initramfs/klibc-nfs-option error proto=tcp']);
    assert.deepEqual(boot('live'), []);
    const named = (how: string) =>
      said({ [NAME]: label(`initrd=initrd.img boot=nfs nfsroot=${how} ip=dhcp rw`) }).map(
        (one) => one.split(' ')[0],
      );
    assert.deepEqual(named('master:/diskless/node21'), ['cmdline/nfsroot-hostname']);
    assert.deepEqual(named('auto'), []);
  });

  it('ends its path at a comma only', () => {
    for (const rest of [':vers=3', ';vers=3', ':rw,vers=3', ' vers=3', ' ,vers=3'])
      assert.match(
        withRoot(`/diskless/node21${rest}`).join(),
        /^cmdline\/nfsroot-separator error [^,]*/,
        rest,
      );
    // A directory may well have a colon in its name.
    const odd = { 'etc/exports': '/diskless/a:b 192.168.1.21(rw,no_root_squash,no_subtree_check)\n' };
    const colon = label('root=/dev/nfs nfsroot=192.168.1.1:/diskless/a:b,vers=3 ip=dhcp rw');
    const noTable = { 'diskless/node21/etc/fstab': undefined };
    assert.deepEqual(said({ ...odd, ...noTable, [NAME]: colon }), []);
    assert.deepEqual(withRoot('/diskless/node21,vers=3 quiet'), []);
  });

  it('has room for 256 characters of options', () => {
    assert.deepEqual(withRoot(`/diskless/node21,vers=3${',timeo=600'.repeat(19)}`), []);
    assert.match(
      withRoot(`/diskless/node21,vers=3${',timeo=600'.repeat(20)}`).join(),
      /^cmdline\/nfsroot-too-long error/,
    );
  });
});

describe('cmdline/duplicate-param', () => {
  it('finds values that differ, in one file', () => {
    const twice = (append: string) => said({ [NAME]: label(append) });
    assert.deepEqual(twice(`root=/dev/sda1 ${ROOT} ip=dhcp rw`), [
      'cmdline/duplicate-param warning root=/dev/sda1',
    ]);
    assert.deepEqual(twice(`${ROOT} root=/dev/nfs ip=dhcp rw`), []);
    assert.deepEqual(twice(`${ROOT} ip=dhcp console=tty0 console=ttyS0 rw`), []);
  });
});

describe('kernel/cmdline-override', () => {
  const config = (symbols: string) => ({
    [NAME]: label(`${ROOT} ip=dhcp rw`),
    'srv/tftp/vmlinuz.config': `# Linux/x86 6.1.0 Kernel Configuration\n${symbols}CONFIG_IP_PNP=y\nCONFIG_IP_PNP_DHCP=y\nCONFIG_E1000=y\nCONFIG_NFS_FS=y\nCONFIG_NFS_V3=y\nCONFIG_ROOT_NFS=y\n`,
  });
  const own = (text: string) => `CONFIG_CMDLINE_BOOL=y\nCONFIG_CMDLINE="${text}"\n`;
  const rules = (files: Files) => found(files).map(({ rule }) => rule);

  it('is silent where the built-in line says the same, or is only put before it', () => {
    assert.deepEqual(rules(config(`${own(`${ROOT} ip=dhcp rw`)}CONFIG_CMDLINE_OVERRIDE=y\n`)), []);
    assert.deepEqual(rules(config(own('console=ttyS0'))), []);
    assert.deepEqual(rules(config('CONFIG_CMDLINE=""\nCONFIG_CMDLINE_FORCE=y\n')), []);
  });

  it('names the words that are lost', () => {
    const [finding] = found(config(`${own(`${ROOT} ip=dhcp`)}CONFIG_CMDLINE_OVERRIDE=y\n`)).filter(
      ({ rule }) => rule === 'kernel/cmdline-override',
    );
    assert.match(finding?.message ?? '', /: rw has no effect/);
    assert.equal(finding?.text, 'CONFIG_CMDLINE_OVERRIDE=y');
  });
});
