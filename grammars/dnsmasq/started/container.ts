/** The words of a `docker run` go in; the dnsmasq that its container starts comes out, with the folders that it is given. */
import type { Mount } from '../document.js';
import { type StartedCommand, startedBy } from './command.js';
import { knownMounts, shortMount } from './mounts.js';
import { part } from './quoted.js';
import type { CommandWord } from './words.js';

export interface StartedContainer {
  readonly command: StartedCommand;
  readonly mounts: readonly Mount[];
}

/** Options of `docker run` without a value; single letters may stand together. */
const ALONE =
  /^(?:-[ditPq]+|--(?:detach|init|interactive|no-healthcheck|privileged|publish-all|quiet|read-only|replace|rm|tty))$/;
const ENGINES: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl']);

export function startedContainer(words: readonly CommandWord[]): StartedContainer | undefined {
  const texts = words.map(({ word }) => word.text);
  const engine = texts.findIndex((text) => ENGINES.has(text.slice(text.lastIndexOf('/') + 1)));
  if (engine < 0 || engine > 1 || texts[engine + 1] !== 'run') return undefined;
  const mounts: Mount[] = [];
  let entrypoint: CommandWord | undefined;
  let at = engine + 2;
  for (; texts[at]?.startsWith('-') === true; at++) {
    const [name = '', own] = (texts[at] ?? '').split(/=(.*)/s, 2);
    if (own === undefined && ALONE.test(name)) continue;
    const value = own ?? texts[++at] ?? '';
    if (name === '-v' || name === '--volume') mounts.push(...shortMount(inFolder(value)));
    if (name === '--entrypoint') entrypoint = words[at];
  }
  const [image, ...args] = words.slice(at);
  if (image === undefined) return undefined;
  const command = commandOf(image, entrypoint, args);
  return command && { command, mounts: knownMounts(mounts) };
}

/** Options alone are those of the program that the image is named after. */
function commandOf(
  image: CommandWord,
  entrypoint: CommandWord | undefined,
  args: readonly CommandWord[],
): StartedCommand | undefined {
  const [first] = args;
  if (first === undefined) return undefined;
  const own = entrypoint?.word.text.replace(/^--entrypoint=/, '');
  const program = own ?? image.word.text.replace(/^.*\//, '');
  const isOptions = first.word.text.startsWith('-');
  if (isOptions && /dnsmasq/.test(program)) return { span: part(first.word, 0, 1).span, words: args };
  return own === undefined ? startedBy(args) : undefined;
}

/** The folder in which a script is started is mostly its own. */
function inFolder(value: string): string {
  return value.replace(/^\$(?:\{PWD\}|PWD\b)/, '.');
}
