/** A question of a script ends it where the answer is no. */
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { Place } from '../../site/place.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import type { CheckRule } from '../rule.js';

const ASKING = (end: string) =>
  ipxeSite({
    'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace(
      '#!ipxe\n',
      `#!ipxe\niseq \${manufacturer} QEMU && set console ttyS0${end}\n`,
    ),
  });

export const ipxeEndsWhereFalse: CheckRule = {
  id: 'ipxe/ends-where-false',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A line asks with `iseq`, `isset` or `cpuid` and does something behind `&&`, without `||` at its end, and the script goes on below.',
    why: 'Where the answer is no the line fails, and iPXE ends a script at the first line that fails: nothing below is done, and the machine goes on to its next boot device. With `||` at the end of the line the script goes on.',
    avoid: ASKING(''),
    prefer: ASKING(' ||'),
    references: ['ipxe.org/scripting', 'iPXE src/image/script.c, script_exec'],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      if (script.template) continue;
      for (const { at, asked, next } of questions(script)) {
        report({
          at,
          message: `Where ${asked} the script ends here: this line fails then, and iPXE does nothing of what stands below. Write || at its end.`,
          related: [{ place: next, message: 'this is not reached then' }],
        });
      }
    }
  },
};

interface Question {
  readonly at: Place;
  /** In words: how it is where the answer is no. */
  readonly asked: string;
  readonly next: Place;
}

const ASKS: ReadonlySet<string> = new Set(['cpuid', 'iseq', 'isset']);

/** Settings that machines do not all have alike, or that may be empty. */
function* questions({ statements }: IpxeScript): Iterable<Question> {
  for (const [i, { commands }] of statements.entries()) {
    const [first, second, ...others] = commands;
    const name = first?.name?.value;
    if (first === undefined || second === undefined || !ASKS.has(name ?? '')) continue;
    if (second.joint !== '&&' || others.some(({ joint }) => joint === '||')) continue;
    // What stands behind it is done where the answer is yes, and most of it leaves.
    const [a, b] = first.words;
    if (first.words.some(({ hole }) => hole)) continue;
    if (name !== 'cpuid' && a?.value.includes('${') !== true) continue;
    const behind = statements.slice(i + 1).find((one) => one.label !== undefined || one.commands.length > 0);
    const next = behind?.label === undefined ? behind?.commands[0] : undefined;
    // A label behind it is reached otherwise, and the end of the file ends it anyhow.
    if (next === undefined || next.name === undefined || ENDS.has(next.name.value)) continue;
    const asked =
      name === 'cpuid'
        ? 'the processor has not what cpuid asks for'
        : name === 'isset'
          ? `${a?.value} is empty`
          : `${a?.value} is not ${b?.value ?? ''}`;
    yield { at: first.place, asked, next: next.place };
  }
}

/** Below which nothing is lost. */
const ENDS: ReadonlySet<string> = new Set(['exit', 'reboot', 'poweroff', 'shell']);
