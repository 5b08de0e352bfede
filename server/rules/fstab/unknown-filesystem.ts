/** A line of a node's fstab mounts a type of file system that the node's kernel does not have. */
import { wordsOfMount } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const USB = (release: string) =>
  miniature({
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs /tmp',
      'none /proc/bus/usb usbfs defaults 0 0\ntmpfs /tmp',
    ),
    ...changed('srv/tftp/vmlinuz.config', '6.1.0', release),
  });

export const fstabUnknownFilesystem = faultRule({
  id: 'fstab/unknown-filesystem',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "A line of a node's fstab names a type of file system that its kernel no longer has (devfs, usbfs), that needs a patched kernel (mfs of openMosix), or that is none: a slip of the pen, capitals, or options where the type is missing.",
    why: "`mount: /proc/bus/usb: unknown filesystem type 'usbfs'.` The line was copied from an older system; init scripts report a failure at every boot, and some stop there.",
    avoid: USB('6.1.0'),
    prefer: miniature(),
    references: ['mount(8)', 'Linux Documentation/process/removed'],
  },
  cause: ({ at, options }, { site }) =>
    options ? wordsOfMount(at, site, 1, 'what stands here is taken for the type') : undefined,
  story: ({ target, type }) => `${target} is not mounted: the kernel knows no file system ${type}`,
  message: ({ type, target, close, options, console }, { who }) => {
    if (options)
      return `The type is missing, and ${type} is read as one, so ${target} of ${who} is not mounted: ${console} Write the type (nfs, tmpfs …) before the options.`;
    return close === undefined
      ? `The kernel of ${who} has no file system ${type}, so ${target} is not mounted: ${console} Remove the line.`
      : `There is no file system ${type}, so ${target} of ${who} is not mounted: ${console} Perhaps ${close} is meant.`;
  },
});
