/** A word for the kernel is a slip of the pen away from one that it knows, and nobody reads it. */
import { isSlip } from '../../../grammars/text/index.js';
import { type MisspeltWord, misspeltWord } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import type { Site } from '../../site/model.js';
import { type KernelParameter, parameterText } from '../../site/parameters.js';
import { type Place, placeKey } from '../../site/place.js';
import { fix, replace } from '../about/edits.js';
import { everyFault } from '../about/everyfault.js';
import { commandLines } from '../about/kernel/commandlines.js';
import { menuWords } from '../about/loaders/menuwords.js';
import { allConfigFiles } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import { once } from '../about/once.js';
import { PlaceIndex } from '../about/placeindex.js';
import { placesOf } from '../about/toldplaces.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const WORDS = (more: string) => miniature(changed(NAME, 'ip=dhcp', `ip=dhcp ${more}`));

/** Of a name that nobody knows it is enough to show the name; of a value all is shown. */
function told({ name, value = '' }: KernelParameter, { name: meant, right }: MisspeltWord): string {
  if (name === 'boot')
    return `names a way to boot, ${value}, that initramfs-tools, live-boot or casper have not: the ramdisk stops unless it was given one of that name. Did you mean ${right}?`;
  if (name === 'root' && name === meant)
    return `is told root=${value}, which is no device: who goes by the word waits for one. Write ${right}.`;
  if (name === meant)
    return meant === 'console'
      ? `finds no console "${value}", so its messages do not appear where they are looked for. Write ${right}.`
      : `finds no method in "${name}=${value}", and asks whomever it can. Write ${right}.`;
  // The sign is missing, or stands in what was to be the value.
  return name.startsWith(meant) && name.length > meant.length + 1
    ? `does not know "${name}", where a = is missing, and passes it over without a message. Write ${right}.`
    : `does not know "${name}=", and passes it over without a message. Write ${meant}=.`;
}

/** What is told of the machines as errors; asked once, for there may be thousands of both. */
class Errors {
  readonly #failing = new Set<string>();
  readonly #places = new Set<string>();
  readonly #unset: ReadonlySet<string>;

  constructor(boots: readonly BootTrace[]) {
    this.#unset = placesOf(boots, 'cmdline/root-path-unset-default');
    for (const { node, verdict, stages } of boots) {
      if (verdict === 'fails') this.#failing.add(node.name);
      for (const { faults } of stages) {
        for (const { at } of faults) this.#places.add(placeKey(at));
      }
    }
  }

  /** The error where the machine ends says so already, or what it mounts instead; one at the word itself speaks by this rule. */
  tell({ name }: MisspeltWord, { place }: KernelParameter, nodes: readonly string[]): boolean {
    const key = placeKey(place);
    if (this.#unset.has(key)) return true;
    if (name === 'console' || name === 'ip') return false;
    return nodes.every((node) => this.#failing.has(node)) && !this.#places.has(key);
  }
}

/** The error where the entry ends says so already. */
function isTold(traces: readonly BootTrace[], { place }: KernelParameter): boolean {
  const ends = endsOf(traces);
  return ends.hasWithin(place) || ends.hasAround(place);
}

const endsOf = once(
  (traces) =>
    new PlaceIndex(
      everyFault(traces).filter(({ effect }) => effect === 'stops'),
      ({ at }) => at,
    ),
);

export const cmdlineMisspeltParameter: CheckRule = {
  id: 'cmdline/misspelt-parameter',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A word of a kernel command line is one letter away from root=, nfsroot=, netboot=, ip=, console= and their like, lacks the = behind it, begins with the + of a diff, or names a console, a way to boot or a root that there is not (boot=nsf, root=/dev/nsf).',
    why: 'The kernel hands words that it does not know to init and says nothing, and an initial ramdisk passes over them: what was meant does not happen. `console=ttys0` leaves the serial line dark, where the reason of every other fault would stand.',
    avoid: WORDS('console=ttys0,115200'),
    prefer: WORDS('console=ttyS0,115200'),
    references: [
      'Linux init/main.c, unknown_bootoption',
      'Linux Documentation/admin-guide/serial-console.rst',
      'initramfs-tools init',
      'casper(7)',
      'live-boot(7)',
    ],
  },
  check(context) {
    let errors: Errors | undefined;
    const seen = new Set<string>();
    const meantBy = askedOnce();
    // What the kernel makes of such a word is told with it.
    const fields = ipFaults(context.everyBoot);
    const joined = joinedEnds(context.site);
    // What the kernel by itself makes of such a root is told there.
    const notNfs = placesOf(context.everyBoot, 'cmdline/root-not-nfs');
    for (const { parameters, nodes } of commandLines(context)) {
      for (const word of parameters) {
        const meant = meantBy(word);
        if (meant === undefined || joined.has(endOf(word.place))) continue;
        seen.add(placeKey(word.place));
        if (word.name === 'ip' && fields.hasWithin(word.place)) continue;
        if (notNfs.has(placeKey(word.place))) continue;
        errors ??= new Errors(context.boots);
        if (errors.tell(meant, word, nodes)) continue;
        const whose = `The ${word.name === 'boot' ? 'command line' : 'kernel'} of ${nodesNamed(nodes)}`;
        context.report({
          at: word.place,
          message: `${whose} ${told(word, meant)}`,
          nodes,
          fixes: () => [fix(`Write ${meant.right}`, false, replace(word.place, meant.right))],
        });
      }
    }
    // Entries that somebody has to choose.
    for (const words of menuWords(context.site)) {
      for (const word of words) {
        const meant = meantBy(word);
        if (meant === undefined || notNfs.has(placeKey(word.place))) continue;
        if (seen.has(placeKey(word.place)) || joined.has(endOf(word.place))) continue;
        if (isTold(context.everyBoot, word) || (word.name === 'ip' && fields.hasWithin(word.place))) continue;
        context.report({
          at: word.place,
          message: `The ${word.name === 'boot' ? 'command line' : 'kernel'} of this entry ${told(word, meant)}`,
          fixes: () => [fix(`Write ${meant.right}`, false, replace(word.place, meant.right))],
        });
      }
    }
  },
};

/** Where a line ends in the sign that was to join the next one to it: that is told there. */
function joinedEnds(site: Site): ReadonlySet<string> {
  return new Set(allConfigFiles(site).flatMap(({ rests }) => rests.map(({ of }) => endOf(of))));
}

function endOf({ file, span }: Place): string {
  return `${file}:${span.end}`;
}

/** A device is never called nearly so. */
function rootOverNfs({ name, value = '' }: KernelParameter): MisspeltWord | undefined {
  return name === 'root' && value !== '/dev/nfs' && isSlip(value, '/dev/nfs')
    ? { name, right: 'root=/dev/nfs' }
    : undefined;
}

/** Most machines are given the same words. */
function askedOnce(): (word: KernelParameter) => MisspeltWord | undefined {
  const known = new Map<string, MisspeltWord | undefined>();
  return (word) => {
    if (word.added === true) return undefined;
    const text = parameterText(word);
    if (!known.has(text)) known.set(text, rootOverNfs(word) ?? misspeltWord(word));
    return known.get(text);
  };
}

/** What the kernel and dracut make of the word. */
const OF_IP: ReadonlySet<string> = new Set(['cmdline/ip-field-count', 'cmdline/ip-dialect']);

const ipFaults = once(
  (boots) =>
    new PlaceIndex(
      boots.flatMap(({ stages }) => stages.flatMap(({ faults }) => faults.filter(({ id }) => OF_IP.has(id)))),
      ({ at }) => at,
    ),
);
