/** Folders of a Raspberry Pi, each beside one that boots but for what is changed in it. */
import {
  RASPBERRY_CMDLINE,
  RASPBERRY_CONFIG,
  RASPBERRY_WORDS,
  raspberryDnsmasq,
  raspberrySite,
} from '../../../server/rules/about/examples/raspberry.js';
import type { Files, Told } from '../told.js';

const FOLDER = 'srv/tftp/9ffefdef';
const config = (text: string, more: Files = {}): Files =>
  raspberrySite({ [RASPBERRY_CONFIG]: text, ...more });
const words = (text: string, more: Files = {}): Files =>
  raspberrySite({ [RASPBERRY_CMDLINE]: text, ...more });
const there = (...names: readonly string[]): Files =>
  Object.fromEntries(names.map((name) => [`${FOLDER}/${name}`, '']));
const KERNEL = 'kernel=kernel8.img\n';
const MAC = (mac: string): Files => raspberryDnsmasq('dc:a6:32:01:36:c2', mac);
/** The same folder under other names. */
const folders = (...names: readonly string[]): Files => ({
  ...Object.fromEntries(
    Object.keys(raspberrySite())
      .filter((path) => path.startsWith(`${FOLDER}/`))
      .map((path) => [path, undefined]),
  ),
  ...Object.fromEntries(
    names.flatMap((name) =>
      Object.entries(raspberrySite())
        .filter(([path]) => path.startsWith(`${FOLDER}/`))
        .map(([path, text]) => [path.replace('9ffefdef/', name), text]),
    ),
  ),
});

export const raspberrySites: Readonly<Record<string, Told>> = {
  'of nothing wrong': raspberrySite(),
  'of an empty config.txt': config(''),
  'of no config.txt': raspberrySite({ [RASPBERRY_CONFIG]: undefined }),
  'of no cmdline.txt': raspberrySite({ [RASPBERRY_CMDLINE]: undefined }),
  'of a kernel that is not there': config('kernel=kernel9.img\n'),
  'of a kernel that is nothing': config('kernel=\n'),
  'of two kernels': config('kernel=kernel7.img\nkernel=kernel8.img\n'),
  'of two kernels, the last for another board': config('kernel=kernel8.img\n[pi3]\nkernel=kernel7.img\n'),
  'of two kernels, the last for this board': config('kernel=kernel7.img\n[pi4]\nkernel=kernel8.img\n'),
  'of two kernels, the last for a board that is not known': raspberrySite({
    ...MAC('02:00:00:00:00:01'),
    [RASPBERRY_CONFIG]: 'kernel=kernel8.img\n[pi4]\nkernel=kernel7.img\n',
  }),
  'of two kernels, the last for no board': config('kernel=kernel8.img\n[none]\nkernel=kernel7.img\n'),
  'of two kernels, the last for a screen': config('kernel=kernel8.img\n[HDMI:0]\nkernel=kernel7.img\n'),
  'of one kernel twice, the last for a screen': config('kernel=kernel8.img\n[HDMI:0]\nkernel=kernel8.img\n'),
  'of a filter that ends': config('[pi3]\nkernel=kernel7.img\n[all]\nkernel=kernel8.img\n'),
  'of filters of two kinds': config('[pi4]\n[gpio4=1]\nkernel=kernel7.img\n'),
  'of a file that is included': config(`${KERNEL}include more.txt\n`, {
    [`${FOLDER}/more.txt`]: 'kernel=kernel7.img\n',
  }),
  'of a file that is included and is not there': config(`${KERNEL}include more.txt\n`),
  'of a file that includes itself': config(`${KERNEL}include config.txt\n`),
  'of the kernel that is there': config('', {
    ...there('kernel7l.img'),
    [`${FOLDER}/kernel8.img`]: undefined,
  }),
  'of several kernels that are there': config('', there('kernel7l.img', 'kernel.img')),
  'of no kernel that is there': config('', { [`${FOLDER}/kernel8.img`]: undefined }),
  'of a ramdisk': config(`${KERNEL}initramfs initrd.img followkernel\n`, there('initrd.img')),
  'of a ramdisk with a sign': config(`${KERNEL}initramfs=initrd.img\n`, there('initrd.img')),
  'of two ramdisks': config(`${KERNEL}initramfs a.img,b.img 0x00a00000\n`, there('a.img', 'b.img')),
  'of a ramdisk that is not there': config(
    `${KERNEL}initramfs initrd.img followkernel\n`,
    there('initrd.imgx'),
  ),
  'of ramfsfile': config(`${KERNEL}ramfsfile=initrd.img\n`, there('initrd.img')),
  'of ramfsfile and a ramdisk': config(
    `${KERNEL}ramfsfile=a.img\ninitramfs b.img\n`,
    there('a.img', 'b.img'),
  ),
  'of the ramdisk beside': config(`${KERNEL}auto_initramfs=1\n`, there('initramfs8')),
  'of the ramdisk beside, that is not there': config(`${KERNEL}auto_initramfs=1\n`),
  'of the ramdisk beside a kernel of another name': config(
    'kernel=vmlinuz\nauto_initramfs=1\n',
    there('vmlinuz', 'initramfs8'),
  ),
  'of the ramdisk beside a kernel in a folder': config(
    'kernel=a/kernel8.img\nauto_initramfs=1\n',
    there('a/kernel8.img', 'a/initramfs8'),
  ),
  'of a prefix': config('os_prefix=new/\nkernel=kernel8.img\n', {
    ...there('new/kernel8.img'),
    [`${FOLDER}/new/cmdline.txt`]: RASPBERRY_WORDS.replace('console', 'debug console'),
  }),
  'of a prefix where nothing is': config('os_prefix=new/\nkernel=kernel8.img\n'),
  'of a prefix with a kernel of the usual name': config('os_prefix=new/\n', {
    ...there('new/kernel7.img'),
    [`${FOLDER}/new/cmdline.txt`]: RASPBERRY_WORDS,
  }),
  'of a prefix and a name with a slash': config(
    'os_prefix=new/\nkernel=/kernel8.img\n',
    there('new/kernel8.img'),
  ),
  'of other words': config(`${KERNEL}cmdline=other.txt\n`, {
    [`${FOLDER}/other.txt`]: `quiet ${RASPBERRY_WORDS}`,
  }),
  'of other words that are not there': config(`${KERNEL}cmdline=other.txt\n`),
  'of U-Boot': config('kernel=u-boot.bin\n', there('u-boot.bin')),
  'of a stub': config('armstub=stub.bin\n', there('stub.bin')),
  'of a stub and a kernel': config(`${KERNEL}armstub=stub.bin\n`, there('stub.bin')),
  'of words on two lines': words(`${RASPBERRY_WORDS}quiet\n`),
  'of words on two lines, and the root on the second': words(
    'console=serial0,115200\nroot=/dev/nfs ip=dhcp nfsroot=192.168.1.1:/diskless/pi4,vers=3\n',
  ),
  'of words on two lines, and the root on both': words(`${RASPBERRY_WORDS}root=/dev/nfs ip=dhcp\n`),
  'of no words': words(''),
  'of words without a root': words('console=serial0,115200 quiet\n'),
  'of no firmware': raspberrySite({ [`${FOLDER}/start4.elf`]: undefined }),
  'of no firmware in the folder, and at the top': raspberrySite({
    [`${FOLDER}/start4.elf`]: undefined,
    'srv/tftp/start4.elf': '',
  }),
  'of other firmware': config(`${KERNEL}start_file=own.elf\n`, { [`${FOLDER}/start4.elf`]: undefined }),
  'of the firmware of an older board': raspberrySite({
    [`${FOLDER}/start4.elf`]: undefined,
    ...there('start.elf'),
  }),
  'of an older board': raspberrySite({ ...MAC('b8:27:eb:fe:fd:ef'), ...there('start.elf') }),
  'of an older board without its firmware': raspberrySite(MAC('b8:27:eb:fe:fd:ef')),
  'of an older board whose folder is another’s': raspberrySite({
    ...MAC('b8:27:eb:01:02:03'),
    ...there('start.elf'),
  }),
  'of a later board': raspberrySite({
    ...MAC('2c:cf:67:01:02:03'),
    ...there('kernel_2712.img'),
    [`${FOLDER}/start4.elf`]: undefined,
    [RASPBERRY_CONFIG]: '',
  }),
  'of a later board without its kernel': raspberrySite({
    ...MAC('2c:cf:67:01:02:03'),
    [`${FOLDER}/start4.elf`]: undefined,
  }),
  'of a board that is not known': raspberrySite({
    ...MAC('02:00:00:00:00:01'),
    [`${FOLDER}/start4.elf`]: undefined,
  }),
  'of a folder by the MAC': raspberrySite(folders('dc-a6-32-01-36-c2/')),
  'of a folder by the MAC of another': raspberrySite(folders('dc-a6-32-01-36-c3/')),
  'of two folders': raspberrySite(folders('9ffefdef/', '9ffefdee/')),
  'of two folders of an older board': raspberrySite({
    ...folders('00fefdef/', '10fefdef/'),
    ...MAC('b8:27:eb:fe:fd:ef'),
  }),
  'of the top': raspberrySite(folders('')),
  'of the top and a folder': raspberrySite(folders('', '9ffefdef/')),
  'of a folder with a name of its own': raspberrySite(folders('rpi/')),
  'of machines of a range': raspberrySite(
    raspberryDnsmasq('dhcp-host=dc:a6:32:01:36:c2,pi4,192.168.1.31\n', ''),
  ),
  'of a server that says nothing to such machines': raspberrySite(
    raspberryDnsmasq('pxe-service=0,"Raspberry Pi Boot"\n', ''),
  ),
  'of a server with another word for them': raspberrySite(
    raspberryDnsmasq('"Raspberry Pi Boot"', '"Raspbery Pi Boot"'),
  ),
};
