/** The name of a shell goes in, a completion script made from the table of commands comes out. */
import { optionsOf } from './read.js';
import { choicesOf, takesValue } from './spec.js';
import { type CommandName, commandNames, defaultCommand, specOf } from './table.js';

const names = commandNames.join(' ');

function bashCase(name: CommandName): string {
  const options = optionsOf(name);
  const values = options.flatMap(({ word, option }) => {
    const choices = choicesOf(option);
    return choices === undefined
      ? []
      : [`        --${word}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$cur")); return ;;\n`];
  });
  const test = values.length === 0 ? '' : `      case "$prev" in\n${values.join('')}      esac\n`;
  return `    ${name})\n${test}      options="${options.map(({ word }) => `--${word}`).join(' ')}" ;;\n`;
}

function bash(): string {
  return `# bash completion of diskless-lint:  source <(diskless-lint completion bash)
_diskless_lint() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command=${defaultCommand} options word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${names} " in *" $word "*) command="$word"; break ;; esac
  done
  case "$command" in
${commandNames.map(bashCase).join('')}  esac
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

function zshCase(name: CommandName): string {
  const specs = optionsOf(name).map(({ word, option }) => {
    const text = option.summary.replaceAll(/[[\]:]/g, ' ');
    if (!takesValue(option)) return single(`--${word}[${text}]`);
    const choices = choicesOf(option);
    const action = choices === undefined ? '_files' : `(${choices.join(' ')})`;
    return single(`--${word}=[${text}]:${option.value.replaceAll(':', ' ')}:${action}`);
  });
  return `    ${name}) _arguments ${specs.join(' ')} '*:file:_files' ;;\n`;
}

function zsh(): string {
  const described = commandNames.map((name) => single(`${name}:${specOf(name).summary}`)).join(' ');
  return `#compdef diskless-lint
# zsh completion of diskless-lint:  diskless-lint completion zsh > ~/.zfunc/_diskless-lint
_diskless_lint() {
  local -a known; known=(${described})
  local command=${defaultCommand} word
  for word in "\${words[@]:1:$((CURRENT-2))}"; do
    case " ${names} " in *" $word "*) command="$word"; break ;; esac
  done
  if (( CURRENT == 2 )) && [[ "$words[CURRENT]" != -* ]]; then
    _describe command known
    _files
    return
  fi
  case "$command" in
${commandNames.map(zshCase).join('')}  esac
}
compdef _diskless_lint diskless-lint
`;
}

function fishLines(name: CommandName): string[] {
  const seen = `__fish_seen_subcommand_from ${name}`;
  const when = name === defaultCommand ? `not __fish_seen_subcommand_from ${names}; or ${seen}` : seen;
  return optionsOf(name).map(({ word, option }) => {
    const choices = choicesOf(option);
    const argument = !takesValue(option)
      ? ''
      : choices === undefined
        ? ' -r'
        : ` -x -a "${choices.join(' ')}"`;
    return `complete -c diskless-lint -n "${when}" -l ${word}${argument} -d ${single(option.summary)}`;
  });
}

function fish(): string {
  const out = ['# fish completion of diskless-lint:  diskless-lint completion fish | source'];
  for (const name of commandNames) {
    const { summary } = specOf(name);
    out.push(
      `complete -c diskless-lint -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${single(summary)}`,
    );
  }
  return `${[...out, ...commandNames.flatMap(fishLines)].join('\n')}\n`;
}

const SHELLS: Readonly<Record<string, () => string>> = { bash, zsh, fish };

export function completionScript(shell: string): string | undefined {
  return Object.hasOwn(SHELLS, shell) ? SHELLS[shell]?.() : undefined;
}
