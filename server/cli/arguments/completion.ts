/** The name of a shell goes in, a completion script made from the table of commands comes out. */

import { Failure } from '../failure.js';
import { optionsOf } from './read.js';
import type { CommandSpec, Invocation } from './spec.js';
import { commands } from './table.js';

const names = commands.map(({ name }) => name).join(' ');

function choices(command: CommandSpec): { name: string; words: string }[] {
  return optionsOf(command).flatMap(({ name, choices: list }) =>
    list === undefined ? [] : [{ name, words: list.join(' ') }],
  );
}

function bash(): string {
  const cases = commands.map((command) => {
    const options = optionsOf(command)
      .map(({ name }) => `--${name}`)
      .join(' ');
    const values = choices(command)
      .map(
        ({ name, words }) => `        --${name}) COMPREPLY=($(compgen -W "${words}" -- "$cur")); return ;;\n`,
      )
      .join('');
    const test = values === '' ? '' : `      case "$prev" in\n${values}      esac\n`;
    return `    ${command.name})\n${test}      options="${options}" ;;\n`;
  });
  return `# bash completion of diskless-lint:  source <(diskless-lint completion bash)
_diskless_lint() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command=lint options word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${names} " in *" $word "*) command="$word"; break ;; esac
  done
  case "$command" in
${cases.join('')}  esac
  if [[ "$cur" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
    if (( COMP_CWORD == 1 )); then COMPREPLY+=($(compgen -W "${names}" -- "$cur")); fi
  fi
}
complete -o filenames -F _diskless_lint diskless-lint
`;
}

function single(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function zsh(): string {
  const described = commands.map(({ name, summary }) => single(`${name}:${summary}`)).join(' ');
  const cases = commands.map((command) => {
    const specs = optionsOf(command).map(({ name, value, choices: list, summary }) => {
      const text = summary.replaceAll(/[[\]:]/g, ' ');
      if (value === undefined) return single(`--${name}[${text}]`);
      const action = list === undefined ? '_files' : `(${list.join(' ')})`;
      return single(`--${name}=[${text}]:${value.replaceAll(':', ' ')}:${action}`);
    });
    return `    ${command.name}) _arguments ${specs.join(' ')} '*:file:_files' ;;\n`;
  });
  return `#compdef diskless-lint
# zsh completion of diskless-lint:  diskless-lint completion zsh > ~/.zfunc/_diskless-lint
_diskless_lint() {
  local -a known; known=(${described})
  local command=lint word
  for word in "\${words[@]:1:$((CURRENT-2))}"; do
    case " ${names} " in *" $word "*) command="$word"; break ;; esac
  done
  if (( CURRENT == 2 )) && [[ "$words[CURRENT]" != -* ]]; then
    _describe command known
    _files
    return
  fi
  case "$command" in
${cases.join('')}  esac
}
compdef _diskless_lint diskless-lint
`;
}

function fish(): string {
  const out = ['# fish completion of diskless-lint:  diskless-lint completion fish | source'];
  for (const { name, summary } of commands) {
    out.push(
      `complete -c diskless-lint -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${single(summary)}`,
    );
  }
  for (const command of commands) {
    const when =
      command.name === 'lint'
        ? `not __fish_seen_subcommand_from ${names}; or __fish_seen_subcommand_from lint`
        : `__fish_seen_subcommand_from ${command.name}`;
    for (const { name, value, choices: list, summary } of optionsOf(command)) {
      const argument = value === undefined ? '' : list === undefined ? ' -r' : ` -x -a "${list.join(' ')}"`;
      out.push(`complete -c diskless-lint -n "${when}" -l ${name}${argument} -d ${single(summary)}`);
    }
  }
  return `${out.join('\n')}\n`;
}

export function completionScript(shell: string): string | undefined {
  return shell === 'bash' ? bash() : shell === 'zsh' ? zsh() : shell === 'fish' ? fish() : undefined;
}

export function completionCommand({ positionals, terminal }: Invocation): number {
  const shell = positionals[0] ?? '';
  const script = completionScript(shell);
  if (script === undefined) throw new Failure(`no completion for "${shell}": bash, zsh and fish are known`);
  terminal.out(script);
  return 0;
}
