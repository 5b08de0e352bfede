/** A machine comes to a command that iPXE does not take. The parser finds it; this one speaks where its finding is switched off. */
import { faultRule } from '../rule.js';

export const ipxeCommandRefused = faultRule({
  id: 'ipxe/command-refused',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A machine comes to a command that iPXE does not take, and the rule that says why is switched off.',
    why: 'The command fails, and with it the script: the machine does not boot. As a rule ipxe/unknown-command or ipxe/wrong-arguments names the machines, and this one is not needed. It speaks of what no line shows alone, such as `inc n` where `set n 0` has made n a text: `set n:int32 0` makes it a number.',
    avoid: {},
    prefer: {},
    references: ['iPXE src/core/exec.c'],
  },
  saidBy: ({ known }) => (known ? 'ipxe/wrong-arguments' : ['ipxe/unknown-command', 'text/merge-conflict']),
  story: ({ command, known }) =>
    known ? `iPXE does not take ${command} as it is written` : `iPXE has no command ${command}`,
  message: ({ command, known, why }, { who, single }) =>
    `${known ? `iPXE does not take ${command} as it is written here` : `iPXE has no command ${command}`}, so the script ends, and ${who} ${single ? 'does' : 'do'} not boot${why === undefined ? '' : `: ${why}`}.`,
});
