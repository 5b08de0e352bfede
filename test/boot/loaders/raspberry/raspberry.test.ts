/** Sites with Raspberry Pis go in, their boots come out: whom they ask, what they load, and where it ends. */
import assert from 'node:assert/strict';
import { type BootTrace, traceSite } from '../../../../server/boot/index.js';
import { assumptionsOf } from '../../../../server/boot/stage.js';
import {
  RASPBERRY_CONFIG,
  raspberryDnsmasq,
  raspberrySite,
} from '../../../../server/rules/about/examples/raspberry.js';
import { assumed, tell } from '../../../../server/service/verdict/tell.js';
import { siteOf } from '../../../support/site.js';

function boots(changes: Readonly<Record<string, string | undefined>> = {}): BootTrace[] {
  return traceSite(siteOf(raspberrySite(changes)));
}

const verdicts = (traces: readonly BootTrace[]): string[] =>
  traces.map(({ node, firmware, verdict }) => `${node.name} ${firmware} ${verdict}`);

/** The words of a folder, with the root of that name. */
const rootOf = (folder: string, root: string) => ({
  [`srv/tftp/${folder}/cmdline.txt`]: `root=/dev/nfs nfsroot=192.168.1.1:/diskless/${root},vers=3,tcp ip=dhcp rw rootwait\n`,
});

const told = ([first]: readonly BootTrace[]): string[] =>
  first === undefined ? [] : tell(first).map(({ stage, summary }) => `${stage}: ${summary}`);

describe('a boot of a Raspberry Pi', () => {
  it('asks DHCP and TFTP, and comes to its root over NFS', () => {
    const traces = boots();
    assert.equal(verdicts(traces)[0], 'pi4 raspberry-pi boots');
    assert.deepEqual(told(traces).slice(0, 3), [
      "dhcp: pi4 gets 192.168.1.31, and the Raspberry Pi asks dnsmasq's own machine for its configuration",
      'files: 9ffefdef/config.txt is loaded (/srv/tftp/9ffefdef/config.txt)',
      'loader: 9ffefdef/config.txt starts kernel8.img',
    ]);
    assert.equal(traces[0]?.root?.path.kind, 'value');
  });

  it('loads the ramdisks that its words name, or the one beside the kernel where it is told so', () => {
    const ramdisks = (config: string, ...files: readonly string[]) =>
      boots({
        [RASPBERRY_CONFIG]: `kernel=kernel8.img\n${config}`,
        ...Object.fromEntries(files.map((name) => [`srv/tftp/9ffefdef/${name}`, ''])),
      })[0]?.kernel?.initrds.map(({ name }) => name);
    assert.deepEqual(ramdisks('auto_initramfs=1\n', 'initramfs8'), ['initramfs8']);
    for (const config of ['', 'auto_initramfs=0\n', 'auto_initramfs=\n'])
      assert.deepEqual(ramdisks(config, 'initramfs8'), [], config);
    assert.deepEqual(ramdisks('auto_initramfs=1\n', 'initramfs7'), []);
    assert.deepEqual(ramdisks('auto_initramfs=1\ninitramfs a.img\n', 'initramfs8', 'a.img'), ['a.img']);
    assert.deepEqual(ramdisks('initramfs=a.img\n', 'a.img'), []);
  });

  it('goes by option 66 before the next server, and by no boot file', () => {
    const lines = 'dhcp-option=66,192.168.1.9\ndhcp-boot=pxelinux.0\nenable-tftp\n';
    const traces = boots(raspberryDnsmasq('enable-tftp\n', lines));
    assert.match(told(traces)[0] ?? '', /the Raspberry Pi asks 192\.168\.1\.9 /);
  });

  it('meets a TFTP server that does not run', () => {
    const tftpd = (address: string, nextServer = '192.168.1.1', more = {}) =>
      boots({
        ...more,
        'etc/dnsmasq.conf': undefined,
        'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\nTFTP_ADDRESS="${address}:69"\n`,
        'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 { next-server ${nextServer}; }
host pi4 {
  hardware ethernet dc:a6:32:01:36:c2; fixed-address 192.168.1.31;
  option vendor-encapsulated-options "Raspberry Pi Boot";
}
`,
      })[0];
    assert.equal(tftpd('127.0.0.1')?.verdict, 'fails');
    assert.equal(tftpd('')?.verdict, 'boots');
    // Where only the words for the kernel are kept, they show it.
    assert.equal(tftpd('127.0.0.1', '192.168.1.1', { [RASPBERRY_CONFIG]: undefined })?.verdict, 'fails');
    const far = tftpd('', '10.0.0.1')?.stages.find(({ stage }) => stage === 'files');
    assert.deepEqual(
      [far?.program, ...(far?.faults ?? []).map(({ id, console }) => [id, console])],
      ['the Raspberry Pi', ['dhcp/router-missing-remote-server', undefined]],
    );
  });

  it('loads from the folder of its MAC, or of its serial number where that follows from the MAC', () => {
    const other = {
      'srv/tftp/dc-a6-32-01-36-c2/start4.elf': '',
      'srv/tftp/dc-a6-32-01-36-c2/config.txt': 'kernel=kernel8.img\n',
      'srv/tftp/dc-a6-32-01-36-c2/cmdline.txt': 'root=/dev/sda2\n',
      'srv/tftp/dc-a6-32-01-36-c2/kernel8.img': '',
    };
    assert.equal(boots(other)[0]?.loading?.prefix, 'dc-a6-32-01-36-c2/');
    const old = {
      ...raspberryDnsmasq('dc:a6:32:01:36:c2', 'b8:27:eb:fe:fd:ef'),
      'srv/tftp/9ffefdef/start.elf': '',
    };
    assert.equal(boots({ ...other, ...old })[0]?.loading?.prefix, '9ffefdef/');
  });

  it('loads from the one of several folders that is called as it is, or whose words name such a root', () => {
    const folder = (name: string, root: string) => ({
      [`srv/tftp/${name}/start4.elf`]: '',
      [`srv/tftp/${name}/config.txt`]: 'kernel=kernel8.img\n',
      [`srv/tftp/${name}/kernel8.img`]: '',
      ...rootOf(name, root),
    });
    const prefix = (changes: Readonly<Record<string, string>>) => {
      const [first] = boots(changes);
      assert.ok(first !== undefined);
      return [first.loading?.prefix, ...assumed(first).filter((text) => text.includes('folder'))];
    };
    assert.deepEqual(prefix(folder('12345678', 'pi5')), [
      '9ffefdef/',
      '9ffefdef is the folder of pi4, for its words name a root of that name',
    ]);
    // Two that name its root: a copy in which it was not changed.
    assert.deepEqual(prefix(folder('12345678', 'pi4')), [undefined]);
    assert.deepEqual(prefix({ ...folder('12345678', 'pi5'), ...folder('9ffefdef', 'pi3') }), [undefined]);
    assert.deepEqual(prefix({ ...folder('pi4', 'common'), ...folder('9ffefdef', 'pi3') }), [
      'pi4/',
      'its EEPROM says to load from the folder pi4 (TFTP_PREFIX=1)',
    ]);
  });

  it('may be the one that reads a folder of nobody, so that its address is none of a range', () => {
    const readers = (changes: Readonly<Record<string, string>>) =>
      boots({
        'srv/tftp/12345678/start4.elf': '',
        'srv/tftp/12345678/config.txt': 'kernel=kernel8.img\n',
        'srv/tftp/12345678/kernel8.img': '',
        ...rootOf('12345678', 'pi4'),
        ...changes,
      }).filter(({ node }) => node.name === 'machines that read 12345678/config.txt');
    assert.deepEqual(
      readers({}).map(({ verdict }) => verdict),
      ['unknown'],
    );
    // Where the named one has a folder of its own, somebody else reads it.
    const own = { 'srv/tftp/dc-a6-32-01-36-c2/start4.elf': '', 'srv/tftp/dc-a6-32-01-36-c2/config.txt': '' };
    assert.deepEqual(
      readers(own).map(({ verdict }) => verdict),
      ['fails'],
    );
  });

  it('does not know which of several folders is its own', () => {
    const second = {
      'srv/tftp/12345678/start4.elf': '',
      'srv/tftp/12345678/config.txt': 'kernel=kernel8.img\n',
    };
    const [first, ...others] = boots({ ...second, ...rootOf('9ffefdef', 'other') });
    assert.equal(first?.verdict, 'unknown');
    // Both are followed all the same, for whoever reads them.
    assert.deepEqual(
      others.filter(({ node }) => node.kind === 'readers').map(({ node }) => node.name),
      ['machines that read 12345678/config.txt', 'machines that read 9ffefdef/config.txt'],
    );
    for (const read of others.filter(({ node }) => node.kind === 'readers'))
      assert.ok(assumptionsOf(read.stages).includes('the machine is a Raspberry Pi'));
  });

  it('is the board that the name of its folder tells, whoever reads it', () => {
    const readers = (folder: string) =>
      boots({
        [`srv/tftp/${folder}/start4.elf`]: '',
        [`srv/tftp/${folder}/config.txt`]: '[pi4]\nkernel=kernel8.img\n',
        [`srv/tftp/${folder}/cmdline.txt`]: 'root=/dev/mmcblk0p2\n',
        [`srv/tftp/${folder}/kernel8.img`]: '',
      }).find(({ node }) => node.name === `machines that read ${folder}/config.txt`);
    assert.equal(readers('dc-a6-32-00-00-05')?.kernel?.image, 'kernel8.img');
    assert.equal(readers('12345678')?.kernel, undefined);
  });

  it('is one of the machines of a range where the server speaks to such machines', () => {
    const changes = {
      ...raspberryDnsmasq('dhcp-host=dc:a6:32:01:36:c2,pi4,192.168.1.31\n', 'dhcp-boot=pxelinux.0\n'),
      'srv/tftp/start4.elf': '',
      'srv/tftp/config.txt': 'kernel=kernel8.img\n',
    };
    const traces = boots(changes).filter(({ node }) => node.kind === 'network');
    assert.deepEqual(
      traces.map(({ firmware }) => firmware),
      ['bios', 'raspberry-pi'],
    );
  });

  it('is told what a service with the tag of its range says, asked of dnsmasq 2.90', () => {
    const [text = ''] = Object.values(raspberryDnsmasq('dhcp-range=', 'dhcp-range=set:pis,'));
    const tagged = (tag: string) => ({
      'etc/dnsmasq.conf': text.replace('pxe-service=', `pxe-service=tag:${tag},`),
    });
    assert.equal(boots(tagged('pis'))[0]?.verdict, 'boots');
    assert.equal(boots(tagged('others'))[0]?.verdict, 'unknown');
  });

  it('is told apart by a text in option 43, which somebody may have meant', () => {
    const option = (text: string) => {
      const [trace] = boots(raspberryDnsmasq('"Raspberry Pi Boot"', `"${text}"`));
      const fault = trace?.stages
        .flatMap(({ faults }) => faults)
        .find(({ id }) => id === 'rpi/boot-option-missing');
      return fault?.id === 'rpi/boot-option-missing' ? `${fault.effect} ${fault.written}` : 'fine';
    };
    assert.equal(option('Raspberry Pi Boot'), 'fine');
    assert.equal(option('Raspberry Pi Boot   '), 'fine');
    for (const meant of ['Rasp', 'my pi boot', 'Rspberry Pi Bot', 'Raspberry Pi'])
      assert.equal(option(meant), `stops ${meant}`, meant);
  });

  it('shows by which files it was told what to load', () => {
    const used = (changes: Readonly<Record<string, string | undefined>>) => {
      const [trace] = boots(changes);
      return trace?.loading?.used.kind === 'value' ? trace.loading.used.value : trace?.loading?.used.kind;
    };
    assert.deepEqual(used({}), {
      file: '/site/srv/tftp/9ffefdef/config.txt',
      name: '9ffefdef/config.txt',
    });
    assert.equal(used({ [RASPBERRY_CONFIG]: undefined }), 'none');
    const append = boots()[0]?.kernel?.append;
    assert.equal(append?.place.file, '/site/srv/tftp/9ffefdef/cmdline.txt');
    assert.equal(append?.parameters[0]?.name, 'console');
  });

  it('stops being followed at U-Boot, at an ARM stub, and without the words of the kernel', () => {
    for (const config of [
      'kernel=u-boot.bin\n',
      'armstub=RPI_EFI.fd\n',
      'kernel=kernel8.img\ncmdline=other.txt\n',
    ])
      assert.equal(boots({ [RASPBERRY_CONFIG]: config })[0]?.verdict, 'unknown', config);
  });

  it('leaves a Raspberry Pi alone whose server has nothing for such machines', () => {
    const site = {
      'etc/dnsmasq.conf':
        'port=0\ndhcp-range=10.0.0.10,10.0.0.20\ndhcp-host=dc:a6:32:01:36:c2,pi4\ndhcp-boot=pxelinux.0\n',
      'srv/tftp/pxelinux.cfg/default': 'DEFAULT a\nLABEL a\n  LOCALBOOT 0\n',
    };
    assert.deepEqual([...new Set(traceSite(siteOf(site)).map(({ firmware }) => firmware))], ['bios']);
  });
});
