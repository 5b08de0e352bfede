/** A second command stands among the words of a first one: what joins them is missing. */
import { commandFact } from '../../../grammars/ipxe/index.js';
import type { IpxeScript, IpxeWord } from '../../site/ipxe/facts.js';
import type { Place } from '../../site/place.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral } from '../about/loaders/ipxescripts.js';
import type { CheckRule } from '../rule.js';

const retrying = (joint: string): string =>
  IPXE_SCRIPT.replace('kernel', ':start\nkernel').replace('boot\n', `boot ${joint}goto start\n`);

export const ipxeCommandInWords: CheckRule = {
  id: 'ipxe/command-in-words',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The words of a command end in `goto` and a label of the script, or a line has two `set`, without `||`, `&&` or a new line between the commands.',
    why: 'iPXE takes all of it for words of the first command. `boot goto start` looks for an image of the name goto, `set a 1 set b 2` gives a the value `1 set b 2`; b stays empty.',
    avoid: ipxeSite({
      'srv/tftp/other.ipxe': retrying(''),
      'srv/tftp/boot.ipxe': IPXE_SCRIPT,
    }),
    prefer: ipxeSite({
      'srv/tftp/other.ipxe': retrying('|| '),
      'srv/tftp/boot.ipxe': IPXE_SCRIPT,
    }),
    references: ['ipxe.org/scripting', 'iPXE src/core/exec.c, system'],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      for (const { at, message } of joined(script)) report({ at, message });
    }
  },
};

function* joined(script: IpxeScript): Iterable<{ readonly at: Place; readonly message: string }> {
  for (const { name, rest } of commandsOf(script)) {
    if (['echo', 'item', 'menu', 'prompt', 'goto', 'time'].includes(name)) continue;
    const half = rest.findIndex(({ value }, i) => isHalf(value) && isCommand(rest[i + 1]));
    const sign = rest[half];
    if (sign !== undefined) {
      const twice = sign.value.repeat(2);
      yield {
        at: sign.place,
        message: `iPXE joins commands by || and &&: "${sign.value}" and what stands behind it are taken for words of ${name}. Write ${twice}.`,
      };
      continue;
    }
    const [word, label] = rest.slice(-2);
    if (word?.value === 'goto' && label !== undefined && rest.length >= 2 && script.labels.has(label.value)) {
      const message = `"goto ${label.value}" is taken for words of ${name}: something to join them is missing. Write ${name}${rest.length > 2 ? ' …' : ''} || goto ${label.value}.`;
      yield { at: word.place, message };
    }
    // A title may well hold the word "set": what stands behind it has to be a setting that the script asks for.
    const second = rest.findIndex(({ value }, i) => i > 1 && value === 'set');
    const setting = rest[second + 1];
    const again = rest[second];
    if (name !== 'set' || second < 0 || again === undefined || setting === undefined || !isLiteral(setting))
      continue;
    if (rest.length - second !== 3 || !isSetting(script, setting.value)) continue;
    const message = `The second "set" is a part of the value of ${rest[0]?.value ?? ''}: a line takes one command, unless && joins them. ${setting.value} is not set.`;
    yield { at: again.place, message };
  }
}

function isHalf(text: string): boolean {
  return text === '|' || text === '&';
}

function isCommand(word: IpxeWord | undefined): boolean {
  return word !== undefined && commandFact(word.value) !== undefined;
}

/** Words of a sentence have no such signs, and no script asks for them. */
function isSetting({ statements }: IpxeScript, setting: string): boolean {
  if (/^\w+[-_/:]\w+$/.test(setting)) return true;
  const written = [`\${${setting}}`, `\${${setting}:`];
  return statements.some(({ commands }) =>
    commands.some(({ words }) => words.some(({ value }) => written.some((one) => value.includes(one)))),
  );
}
