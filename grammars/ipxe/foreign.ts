/** What is wrong with the lines of a script goes in; the words that another loader's menu is written with come out as one problem, not one for each line. */
import type { Problem } from '../text/index.js';

interface Foreign {
  readonly program: string;
  /** In small letters: what its menus are written with, and what iPXE has not, or not in capitals. */
  readonly words: ReadonlySet<string>;
  readonly remedy: string;
}

const FOREIGN: readonly Foreign[] = [
  {
    program: 'PXELINUX',
    words: new Set([
      ...['default', 'prompt', 'timeout', 'ontimeout', 'onerror', 'label', 'kernel', 'linux', 'initrd'],
      ...['append', 'ipappend', 'sysappend', 'localboot', 'ui', 'menu', 'include', 'say', 'display'],
    ]),
    remedy: 'or take #!ipxe away and let PXELINUX read the file, in pxelinux.cfg/',
  },
  {
    program: 'GRUB',
    words: new Set([
      ...[
        'menuentry',
        'submenu',
        'linux',
        'linuxefi',
        'linux16',
        'initrdefi',
        'initrd16',
        'insmod',
        'search',
      ],
      ...['configfile', 'source', 'chainloader', 'if', 'elif', 'else', 'fi', 'function', '}'],
    ]),
    remedy: 'or take #!ipxe away and let GRUB read the file, as grub.cfg',
  },
];

/** One such word may be a slip; two are another language. */
const FEWEST = 2;

/** The problems of a whole script, in their order. */
export function foreignAsOne(text: string, problems: readonly Problem[]): readonly Problem[] {
  const wordOf = ({ span }: Problem): string => text.slice(span.start, span.end).toLowerCase();
  const unknown = problems.filter(({ rule }) => rule === 'ipxe/unknown-command');
  if (unknown.length < FEWEST) return problems;
  const counted = FOREIGN.map((one) => {
    const said = unknown.filter((problem) => one.words.has(wordOf(problem)));
    return { ...one, said, kinds: new Set(said.map(wordOf)).size };
  });
  const [most] = counted.sort((a, b) => b.kinds - a.kinds);
  const first = most?.said[0];
  if (most === undefined || first === undefined || most.kinds < FEWEST) return problems;
  const others = new Set(most.said.slice(1));
  return (
    problems
      // How iPXE would take their words is beside the point.
      .filter((problem) => !others.has(problem) && problem.rule !== 'ipxe/wrong-arguments')
      .map((problem) => (problem === first ? asForeign(text, problem, most) : problem))
  );
}

function asForeign(text: string, { span, refusedBy }: Problem, { program, remedy }: Foreign): Problem {
  const shown = text.slice(span.start, span.end);
  return {
    rule: 'ipxe/unknown-command',
    severity: 'error',
    message: `This is written for ${program}, and the first line makes it a script of iPXE, which has no command "${shown}": the screen shows "${shown}: command not found", and the script ends here. Write it with the commands of iPXE (kernel, initrd, boot), ${remedy}.`,
    span,
    refusedBy,
  };
}
