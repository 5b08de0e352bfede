/** Texts of config.txt and cmdline.txt go in, with the files beside them; what the firmware of a Raspberry Pi loads comes out, or what keeps it. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/index.js';
import { settingsOf } from '../../../../server/boot/loaders/raspberry/settings.js';
import {
  RASPBERRY_CMDLINE,
  RASPBERRY_CONFIG,
  RASPBERRY_WORDS,
  raspberrySite,
} from '../../../../server/rules/about/examples/raspberry.js';
import { siteOf } from '../../../support/site.js';

const FOLDER = 'srv/tftp/9ffefdef';

type Changes = Readonly<Record<string, string | undefined>>;

/** Files below the machine's folder. */
const below = (...names: readonly string[]): Changes =>
  Object.fromEntries(names.map((name) => [`${FOLDER}/${name}`, 'x']));

/** The kernel and ramdisks; else the first fault or doubt. */
function comes(config: string | undefined, more: Changes = {}): string {
  const site = siteOf(raspberrySite({ [RASPBERRY_CONFIG]: config, ...more }));
  const [trace] = traceSite(site);
  const loader = trace?.stages.find(({ stage }) => stage === 'loader');
  assert.ok(trace !== undefined && loader !== undefined);
  const [fault] = loader.faults;
  const [doubt] = loader.doubts;
  const text = (file: string, start: number, end: number) =>
    site.files.get(file)?.document.text.slice(start, end);
  if (fault !== undefined) {
    const { file, span } = fault.at;
    return `${fault.id} ${fault.effect}: ${text(file, span.start, span.end)}`;
  }
  if (doubt !== undefined) return doubt.reason;
  return [trace.kernel?.image, ...(trace.kernel?.initrds ?? []).map(({ name }) => name)].join(' + ');
}

describe('the settings of a config.txt', () => {
  const folder = (text: string, more: Changes = {}) => {
    const [only] = siteOf(raspberrySite({ [RASPBERRY_CONFIG]: text, ...more })).raspberry;
    assert.ok(only !== undefined);
    return only;
  };
  /** The kernel that counts for a board. */
  const kernel = (text: string, board: 'pi4' | 'old' | 'any' = 'pi4', more: Changes = {}) => {
    const found = settingsOf(folder(text, more), board === 'any' ? undefined : board).last('kernel');
    return found.kind === 'value' ? found.value.value.value : found.kind;
  };

  it('count from the last line on, filters for other boards left out', () => {
    assert.equal(kernel('kernel=a\nkernel=b\n'), 'b');
    assert.equal(kernel('arm_64bit=1\n'), 'none');
    assert.equal(kernel('kernel=a\n[pi4]\nkernel=b\n'), 'b');
    assert.equal(kernel('kernel=a\n[pi3]\nkernel=b\n'), 'a');
    assert.equal(kernel('kernel=a\n[pi3]\nkernel=b\n', 'old'), 'unknown');
    assert.equal(kernel('kernel=a\n[pi4]\nkernel=b\n', 'old'), 'a');
    assert.equal(kernel('kernel=a\n[pi4]\nkernel=b\n', 'any'), 'unknown');
    assert.equal(kernel('kernel=a\n[none]\nkernel=b\n'), 'a');
    assert.equal(kernel('[none]\nkernel=a\n[all]\nkernel=b\n'), 'b');
    assert.equal(kernel('[pi3]\nkernel=a\n[pi4]\nkernel=b\n'), 'b');
  });

  it('are open where a screen, a pin or a serial number decides, and only where it changes something', () => {
    for (const filter of ['[HDMI:0]', '[gpio4=1]', '[0x9ffefdef]', '[EDID=x]']) {
      assert.equal(kernel(`kernel=a\n${filter}\nkernel=b\n`), 'unknown', filter);
      assert.equal(kernel(`kernel=a\n${filter}\nkernel=a\n`), 'a', filter);
      // [all] ends it, a filter for a model stands beside it, and what is set behind it counts.
      assert.equal(kernel(`kernel=a\n${filter}\n[all]\nkernel=b\n`), 'b', filter);
      assert.equal(kernel(`kernel=a\n${filter}\n[pi4]\nkernel=b\n`), 'unknown', filter);
      assert.equal(kernel(`kernel=a\n${filter}\n[pi3]\nkernel=b\n`), 'a', filter);
      assert.equal(kernel(`${filter}\nkernel=b\n[all]\nkernel=a\n`), 'a', filter);
    }
  });

  it('of files that it includes stand where the line does, each once', () => {
    const more = { [`${FOLDER}/more.txt`]: 'kernel=b\ninclude config.txt\n' };
    assert.equal(kernel('include more.txt\nkernel=a\n', 'pi4', more), 'a');
    assert.equal(kernel('kernel=a\ninclude more.txt\n', 'pi4', more), 'b');
    assert.equal(kernel('kernel=a\n[pi3]\ninclude more.txt\n', 'pi4', more), 'a');
    const two = { ...more, [`${FOLDER}/second.txt`]: 'kernel=c\n' };
    assert.equal(kernel('include second.txt\ninclude more.txt\n', 'pi4', two), 'b');
    assert.equal(kernel('include more.txt\ninclude second.txt\n', 'pi4', two), 'c');
    assert.equal(settingsOf(folder('include more.txt\n', more), 'pi4').notRead, 'config.txt');
    assert.equal(settingsOf(folder('include gone.txt\ninclude lost.txt\n'), 'pi4').notRead, 'gone.txt');
    assert.equal(settingsOf(folder('[pi3]\ninclude gone.txt\n'), 'pi4').notRead, undefined);
    const gone = 'include gone.txt\nkernel=kernel8.img\n';
    assert.equal(comes(gone), 'config.txt includes gone.txt, which is not among the files');
  });
});

describe('what the firmware of a Raspberry Pi loads', () => {
  it('is the kernel that is named, else the newest that is there', () => {
    assert.equal(comes('kernel=kernel8.img\n'), 'kernel8.img');
    assert.equal(comes('kernel=gone.img\n'), 'rpi/file-missing stops: gone.img');
    assert.equal(comes('arm_64bit=1\n'), 'kernel8.img');
    assert.equal(comes(undefined), 'kernel8.img');
    const without = { [`${FOLDER}/kernel8.img`]: undefined };
    const usual = ['kernel_2712.img', 'kernel7l.img', 'kernel7.img', 'kernel.img'];
    for (const [i, name] of usual.entries())
      assert.equal(comes('arm_64bit=0\n', { ...without, ...below(...usual.slice(i)) }), name);
    assert.equal(comes('kernel=\n', below('kernel.img')), 'kernel8.img');
    // A kernel of 64 bits is left out, and what a board does that has no other is not known.
    assert.equal(comes('arm_64bit=0\n', below('kernel7l.img')), 'kernel7l.img');
    assert.match(comes('arm_64bit=0\n'), /arm_64bit=0 asks for a kernel of 32 bits, and \S*kernel8\.img/);
    assert.equal(comes('arm_64bit=0\nkernel=kernel8.img\n'), 'kernel8.img');
  });

  it('is found behind os_prefix where the kernel is there, and below the folder behind a slash', () => {
    assert.equal(
      comes('os_prefix=v2/\n', { ...below('v2/kernel8.img'), [`${FOLDER}/v2/cmdline.txt`]: RASPBERRY_WORDS }),
      'v2/kernel8.img',
    );
    assert.equal(
      comes('os_prefix=v2/\nkernel=own.img\n', {
        ...below('v2/own.img'),
        [`${FOLDER}/v2/cmdline.txt`]: RASPBERRY_WORDS,
      }),
      'v2/own.img',
    );
    // Without one there the prefix does not count.
    assert.equal(comes('os_prefix=v2/\n', below('v2/other')), 'kernel8.img');
    assert.equal(comes('os_prefix=v2/\nkernel=kernel8.img\n', below('v2/kernel7.img')), 'kernel8.img');
    assert.equal(comes('kernel=//sub/own.img\n', below('sub/own.img')), 'sub/own.img');
  });

  it('are the ramdisks of its line, of ramfsfile, or that beside the kernel', () => {
    const images = below(
      'a.img',
      'b.img',
      'initramfs8',
      'initramfs7',
      'kernel7.img',
      'v2/kernel8.img',
      'v2/initramfs8',
    );
    const loaded = (config: string) => comes(config, images);
    assert.equal(loaded('initramfs a.img followkernel\n'), 'kernel8.img + a.img');
    assert.equal(loaded('initramfs a.img,b.img 0x00800000\n'), 'kernel8.img + a.img + b.img');
    assert.equal(loaded('initramfs a.img,,b.img\n'), 'kernel8.img + a.img + b.img');
    assert.equal(loaded('ramfsfile=b.img\n'), 'kernel8.img + b.img');
    assert.equal(loaded('initramfs a.img\nramfsfile=b.img\n'), 'kernel8.img + a.img');
    assert.equal(loaded('initramfs=a.img\nramfsfile=b.img\n'), 'kernel8.img + b.img');
    assert.equal(loaded('auto_initramfs=1\nkernel=kernel7.img\n'), 'kernel7.img + initramfs7');
    assert.equal(loaded('auto_initramfs=1\nkernel=a.img\n'), 'a.img');
    assert.equal(loaded('auto_initramfs=2\n'), 'kernel8.img');
    assert.equal(loaded('ramfsfile=b.img\nauto_initramfs=1\n'), 'kernel8.img + b.img');
  });

  it('may be a ramdisk that is not there, of which nobody knows what comes', () => {
    assert.equal(comes('initramfs gone.img\n'), 'rpi/file-missing none: gone.img');
    const verdict = (config: string) =>
      traceSite(siteOf(raspberrySite({ [RASPBERRY_CONFIG]: config })))[0]?.verdict;
    assert.equal(verdict('initramfs gone.img\n'), 'unknown');
    // Without the kernel it is sure, whatever else is missing.
    assert.equal(verdict('initramfs gone.img\nkernel=gone8.img\n'), 'fails');
    assert.equal(verdict('kernel=gone8.img\n'), 'fails');
    assert.equal(comes('auto_initramfs=1\n'), 'kernel8.img');
  });

  it('is open where a filter decides about it, and at what is no Linux', () => {
    for (const line of [
      'initramfs a.img',
      'ramfsfile=a.img',
      'auto_initramfs=1',
      'cmdline=b.txt',
      'os_prefix=v2/',
      'arm_64bit=0',
    ])
      assert.match(
        comes(`kernel=kernel8.img\n[HDMI:0]\n${line}\n`),
        /^a filter of config.txt decides which/,
        line,
      );
    assert.equal(comes('kernel=kernel8.img\n[HDMI:0]\ngpu_mem=16\n'), 'kernel8.img');
    assert.match(comes('armstub=RPI_EFI.fd\n'), /^the firmware starts RPI_EFI.fd/);
    assert.equal(comes('armstub=stub.bin\nkernel=kernel8.img\n'), 'kernel8.img');
    for (const name of ['u-boot.bin', 'uboot.img', 'U-BOOT.BIN'])
      assert.match(comes(`kernel=${name}\n`, below(name)), /is U-Boot/, name);
  });

  it('has its words from the file that is named, the first line of it', () => {
    const words = (file: string, text: string, config = 'kernel=kernel8.img\n') =>
      comes(config, { [RASPBERRY_CMDLINE]: undefined, [`${FOLDER}/${file}`]: text });
    assert.equal(words('cmdline.txt', RASPBERRY_WORDS), 'kernel8.img');
    assert.equal(words('own.txt', RASPBERRY_WORDS, 'cmdline=own.txt\n'), 'kernel8.img');
    assert.match(words('own.txt', RASPBERRY_WORDS), /^9ffefdef\/cmdline.txt is not among the files/);
    assert.match(words('cmdline.txt', RASPBERRY_WORDS, 'cmdline=own.txt\n'), /^9ffefdef\/own.txt is not/);
    // What stands behind the first line is lost; whether that decides is said.
    const second = (text: string) => words('cmdline.txt', text);
    assert.match(
      second(RASPBERRY_WORDS.replace(' ip=dhcp', '\nip=dhcp')),
      /^rpi\/cmdline-second-line none: ip=dhcp/,
    );
    assert.match(second(`${RASPBERRY_WORDS}quiet\n`), /^rpi\/cmdline-second-line none: quiet/);
  });

  it('needs its firmware, in the folder or at the top', () => {
    const without = { [`${FOLDER}/start4.elf`]: undefined };
    assert.match(comes('kernel=kernel8.img\n', without), /^rpi\/firmware-missing stops/);
    assert.equal(comes('kernel=kernel8.img\n', { ...without, 'srv/tftp/start4.elf': 'x' }), 'kernel8.img');
    // Another file of firmware is named; that of the boards before is none for this one.
    for (const line of ['start_file=own.elf', 'start_x=1', 'start_debug=1', 'start_cd=1'])
      assert.equal(comes(`${line}\n`, without), 'kernel8.img', line);
    assert.match(
      comes('kernel=kernel8.img\n', { ...without, ...below('start.elf') }),
      /^rpi\/firmware-missing/,
    );
    assert.match(
      comes('kernel=kernel8.img\n', { ...without, ...below('bcm2712-rpi-5-b.dtb') }),
      /^rpi\/firmware-missing/,
    );
  });
});

describe('the words of a second line that nothing goes without', () => {
  it('leave the boot open where the first line does not have them', () => {
    const doubts = (first: string, second: string) => {
      const [trace] = traceSite(siteOf(raspberrySite({ [RASPBERRY_CMDLINE]: `${first}\n${second}\n` })));
      return trace?.stages
        .flatMap((stage) => (stage.stage === 'loader' ? stage.doubts : []))
        .map(({ reason }) => reason);
    };
    const line = RASPBERRY_WORDS.trim();
    assert.deepEqual(doubts(line, 'quiet'), []);
    assert.deepEqual(doubts(line, 'ip=dhcp'), []);
    assert.deepEqual(doubts(line.replace(' ip=dhcp', ''), 'ip=dhcp quiet ip=dhcp'), [
      'what the kernel does without ip is not known',
    ]);
    assert.deepEqual(doubts('quiet', 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/pi4 ip=dhcp boot=live'), [
      'what the kernel does without root, nfsroot, ip, boot is not known',
    ]);
  });
});
