/** A word for the kernel is one slip away from a word that decides where the root comes from, and that word is missing. */
import { isSlip } from '../../../grammars/text/index.js';
import { type CommandLine, commandLines } from '../about/commandlines.js';
import { liveSite } from '../about/livesite.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, RuleContext } from '../rule.js';

type Word = CommandLine['parameters'][number];

/** Words that decide what is mounted, of the kernel and of those who mount the root for it. */
const DECIDING = ['root', 'nfsroot', 'netboot', 'netroot', 'boot', 'rootfstype', 'fetch', 'initrd'];
/** Words that look like one of them and mean something else. */
const OTHERS = new Set([...DECIDING, 'nfsboot', 'bootp', 'noboot', 'rootfs', 'initramfs', 'netboot2']);
/** Scripts that initramfs-tools, live-boot and casper bring for `boot=`. */
const BOOTS = ['nfs', 'local', 'live', 'casper'];

const OVER_NFS = (words: string) => ({
  ...liveSite(words, []),
  'etc/exports': '/srv/live 192.168.1.0/24(ro,no_subtree_check)\n',
  'srv/live/casper/filesystem.squashfs': '',
});

export const cmdlineWordMisspelt: CheckRule = {
  id: 'cmdline/word-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A word such as nfsrot=, netbot= or boot=nsf is one letter away from one that decides where the root comes from, which stands nowhere on the line.',
    why: 'The kernel knows no such word and hands it on to init without a message, and an initial ramdisk passes over it. So the root is looked for as if nothing had been said: on the disks of the machine, or where DHCP says.',
    avoid: OVER_NFS('boot=casper netbot=nfs nfsroot=192.168.1.1:/srv/live ip=dhcp'),
    prefer: OVER_NFS('boot=casper netboot=nfs nfsroot=192.168.1.1:/srv/live ip=dhcp'),
    references: [
      'Linux init/main.c, unknown_bootoption',
      'initramfs-tools init',
      'casper(7)',
      'live-boot(7)',
    ],
  },
  check(context) {
    const stopped = stoppedMachines(context);
    for (const { parameters, nodes } of commandLines(context)) {
      // What such a line comes to where it stops a machine is told as an error, at the same line.
      if (nodes.every((name) => stopped.has(name))) continue;
      const there = new Set(parameters.map(({ name }) => name));
      for (const word of parameters) {
        const meant = nameMeant(word, there);
        const way = meant === undefined ? bootMeant(word) : undefined;
        if (meant === undefined && way === undefined) continue;
        const where = `${word.name}=${word.value ?? ''} on the command line of ${nodesNamed(nodes)}`;
        context.report({
          at: word.place,
          message:
            way === undefined
              ? `${where} is no word that the kernel or an initial ramdisk knows, and is passed over without a message. Did you mean ${meant}?`
              : `${where} names no way to boot that initramfs-tools, live-boot or casper have, and the ramdisk stops unless it was given one of that name. Did you mean ${way}?`,
          nodes,
        });
      }
    }
  },
};

function stoppedMachines({ boots }: Pick<RuleContext, 'boots'>): ReadonlySet<string> {
  return new Set(boots.flatMap(({ node, verdict }) => (verdict === 'fails' ? [node.name] : [])));
}

/** Slips of the first letter are left alone: they are other words as often. */
function nameMeant({ name, value }: Word, there: ReadonlySet<string>): string | undefined {
  if (value === undefined || value === '' || OTHERS.has(name)) return undefined;
  const meant = DECIDING.find((one) => one[0] === name[0] && isSlip(name, one));
  return meant === undefined || there.has(meant) ? undefined : `${meant}=${value}`;
}

function bootMeant({ name, value }: Word): string | undefined {
  if (name !== 'boot' || value === undefined || BOOTS.includes(value)) return undefined;
  const meant = BOOTS.find((one) => one[0] === value[0] && isSlip(value, one));
  return meant === undefined ? undefined : `boot=${meant}`;
}
