/** The files by which initial ramdisks are made go in; values come out that their programs do not know, and what they do with them. */
import { isSlip } from '../../../grammars/text/index.js';
import type { Said } from '../place.js';
import type { SettingsFacts } from './facts.js';

/** What the program does with a value that it does not know. */
type Outcome =
  /** mkinitramfs says so, and makes a ramdisk for all machines. */
  | 'falls back to most'
  /** It looks for a program of that name. */
  | 'falls back to gzip'
  /** It is no yes, without a message. */
  | 'is no'
  /** The script of the ramdisk ends there. */
  | 'script is missing'
  /** It says so, and makes no ramdisk. */
  | 'makes nothing'
  /** It says so, and makes the ramdisk without. */
  | 'leaves it out';

export interface UnknownValue {
  /** As written; of a list one word of it. */
  readonly value: string;
  readonly at: Said<string>;
  readonly name: string;
  readonly program: 'mkinitramfs' | 'dracut' | 'mkinitcpio';
  readonly known: readonly string[];
  /** The one that was meant. */
  readonly right: string | undefined;
  readonly outcome: Outcome;
}

interface Known {
  readonly folder: string;
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly outcome: Outcome;
  readonly program: UnknownValue['program'];
  /** Other values may be right as well: scripts, programs, modules of one's own. */
  readonly open: boolean;
  readonly list?: true;
}

const words = (text: string): readonly string[] => text.split(' ');
const YES_NO = words('yes no -h');

/** mkinitramfs of initramfs-tools 0.142, dracut 059, mkinitcpio 39. */
const TABLE: readonly Known[] = [
  tools('MODULES', 'most dep netboot list', 'falls back to most', false),
  tools('KEYMAP', 'y n Y N', 'is no', false),
  tools('COMPRESS', 'gzip bzip2 lz4 lzma lzop xz zstd', 'falls back to gzip', false),
  tools('BOOT', 'local nfs', 'script is missing', true),
  dracut(
    'hostonly hostonly_cmdline do_strip aggressive_strip use_fstab mdadmconf lvmconf nofscks ro_mnt early_microcode kernel_only no_kernel show_modules i18n_install_all reproducible uefi',
    YES_NO,
    'is no',
    false,
  ),
  dracut('compress', words('pigz gzip lz4 lzop zstd lzma xz lbzip2 bzip2 cat'), 'falls back to gzip', true),
  {
    ...dracut(
      'add_dracutmodules force_add_dracutmodules dracutmodules',
      words(
        'base bash biosdevname bluetooth btrfs busybox caps cifs cms connman console-setup convertfs crypt crypt-gpg crypt-loop dash dasd dbus dbus-broker dbus-daemon debug dm dmraid dmsquash-live dracut-systemd drm ecryptfs fcoe fcoe-uefi fido2 fips fs-lib fstab-sys i18n ifcfg integrity iscsi kernel-modules kernel-modules-extra kernel-network-modules livenet lunmask lvm lvmmerge masterkey mdraid memstrack mksh modsign multipath nbd net-lib network network-legacy network-manager nfs nvdimm nvmf overlayfs overlay-root pcsc pkcs11 plymouth pollcdrom ppcmac qemu qemu-net rescue resume rngd rootfs-block securityfs selinux shutdown ssh-client syslog systemd systemd-initrd systemd-networkd systemd-resolved terminfo tpm2-tss udev-rules uefi-lib url-lib usrmount virtfs virtiofs watchdog zfcp zfs zipl znet',
      ),
      'makes nothing',
      true,
    ),
    list: true,
  },
  mkinitcpio('COMPRESSION', 'gzip bzip2 lz4 lzma lzop xz zstd cat', 'makes nothing'),
  {
    ...mkinitcpio(
      'HOOKS',
      'autodetect base block btrfs consolefont dmraid encrypt filesystems fsck fw keyboard keymap kms lvm2 mdadm mdadm_udev memdisk microcode mmc modconf net pata pcmcia raid resume sata scsi sd-encrypt sd-vconsole shutdown sleep strip systemd timestamp udev usb usbinput usr virtio',
      'leaves it out',
    ),
    list: true,
  },
];

function tools(names: string, values: string, outcome: Outcome, open: boolean): Known {
  return {
    folder: '/etc/initramfs-tools/',
    names: words(names),
    values: words(values),
    outcome,
    program: 'mkinitramfs',
    open,
  };
}

function dracut(names: string, values: readonly string[], outcome: Outcome, open: boolean): Known {
  return { folder: '/etc/dracut.conf', names: words(names), values, outcome, program: 'dracut', open };
}

function mkinitcpio(names: string, values: string, outcome: Outcome): Known {
  return {
    folder: '/etc/mkinitcpio.conf',
    names: words(names),
    values: words(values),
    outcome,
    program: 'mkinitcpio',
    open: true,
  };
}

/** Only plain words: what a template or another file fills in is not known. */
const PLAIN = /^[\w.-]+$/;

/** gz is the beginning of gzip before it is a slip of xz. */
function meant(value: string, values: readonly string[]): string | undefined {
  const near = values.find((one) => isSlip(value, one));
  return near === undefined ? undefined : (values.find((one) => one.startsWith(value)) ?? near);
}

/** `own`: whether the root has something of that name, such as a hook or a module. */
export function unknownValues(
  files: ReadonlyMap<string, SettingsFacts>,
  own: (program: UnknownValue['program'], name: string) => boolean,
): UnknownValue[] {
  return [...files].flatMap(([path, { settings, refused }]) =>
    refused !== undefined
      ? []
      : settings.flatMap((setting) => {
          const name = setting.name.value.replace(/\+$/, '');
          const known = TABLE.find((one) => path.startsWith(one.folder) && one.names.includes(name));
          if (known === undefined) return [];
          const { values, outcome, program, open, list } = known;
          // What is added to a list has no whole value.
          const written =
            list === true ? (setting.value ?? setting.raw.value).split(/[\s()"']+/) : [setting.value ?? ''];
          return written.flatMap((value) => {
            if (!PLAIN.test(value) || values.includes(value)) return [];
            const right = meant(value, values);
            // Copies of a hook are called by a number more than that.
            if (open && (right === undefined || /\d/.test(value) || own(program, value))) return [];
            return [{ value, at: setting.raw, name, program, known: values, right, outcome }];
          });
        }),
  );
}
