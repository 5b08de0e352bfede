/** A site and one of its machines go in; what its loader is told to start comes out, as its own file says it: kernel, initial ramdisk and words. */
import type { GrubConfig, GrubStatement, GrubWord } from '../../site/grub/facts.js';
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { Node, Site } from '../../site/model.js';
import type { BootLoader } from '../description/description.js';
import { hyphened } from '../write/start.js';
import { bootFileOf, commandOf, labelOf } from './said.js';

export interface StartedWord {
  readonly name: string;
  readonly value: string | undefined;
}

export interface Started {
  /** Below the folder that it is served from. */
  readonly image: string | undefined;
  readonly initrd: string | undefined;
  readonly parameters: readonly StartedWord[];
  /** Whether the image is fetched from a web server. */
  readonly http: boolean;
  /** What somebody may choose instead, by name. */
  readonly others: readonly string[];
}

export function startedBy(site: Site, node: Node, loader: BootLoader): Started | undefined {
  switch (loader) {
    case 'pxelinux':
      return byPxelinux(site, node);
    case 'ipxe':
      return byIpxe(scriptOf(site, node));
    case 'grub':
      return byGrub(configOf(site, node));
  }
}

function byPxelinux(site: Site, node: Node): Started | undefined {
  const file = bootFileOf(site, node);
  const command = commandOf(file);
  if (command === undefined) return undefined;
  const used = labelOf(file);
  const { image, initrds, parameters } = command;
  const words = parameters.map(({ name, value }) => ({ name, value }));
  return {
    image: image && plainPath(image),
    initrd: initrds[0] && plainPath(initrds[0]),
    parameters: words,
    http: false,
    others: (file?.labels ?? []).filter((label) => label !== used).map(({ name }) => name.value),
  };
}

/** The script that bears the MAC of the machine. */
function scriptOf({ ipxe }: Site, { mac }: Node): IpxeScript | undefined {
  return mac === undefined ? undefined : ipxe.find(({ file }) => file.endsWith(`/${hyphened(mac)}.ipxe`));
}

function byIpxe(script: IpxeScript | undefined): Started | undefined {
  const commands = script?.statements.flatMap((statement) => statement.commands) ?? [];
  const wordsOf = (wanted: string): string[] | undefined =>
    commands.findLast(({ name }) => name?.value === wanted)?.words.map(({ value }) => value);
  const items = commands.filter(({ name }) => name?.value === 'item');
  return started(wordsOf('kernel'), wordsOf('initrd'), items.flatMap(itemOf));
}

/** The name of an item that can be chosen: a gap cannot. */
function itemOf({ words }: IpxeScript['statements'][number]['commands'][number]): string[] {
  const texts = words.map(({ value }) => value);
  if (texts.some((text) => text === '--gap' || text === '-g')) return [];
  const name = texts.find(
    (text, at) => !text.startsWith('-') && !/^(?:--key|-k|--menu|-m)$/.test(texts[at - 1] ?? ''),
  );
  return name === undefined ? [] : [name];
}

function configOf({ grub }: Site, { mac }: Node): GrubConfig | undefined {
  return grub.find(({ client }) => client.kind === 'mac' && client.canonical && client.mac === mac);
}

function byGrub(config: GrubConfig | undefined): Started | undefined {
  const commands = flat(config?.statements ?? []);
  const wordsOf = (wanted: string): string[] | undefined =>
    commands.find(([name]) => name === wanted)?.slice(1);
  const [, ...others] = commands.filter(([name]) => name === 'menuentry').flatMap(([, title]) => title ?? []);
  return started(wordsOf('linux'), wordsOf('initrd'), others);
}

/** Commands inside of menu entries, too. */
function flat(statements: readonly GrubStatement[]): string[][] {
  return statements.flatMap((statement) =>
    statement.kind === 'command'
      ? [statement.words.map(textOf), ...flat(statement.block?.statements ?? [])]
      : [],
  );
}

function textOf({ parts }: GrubWord): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'variable' ? `\${${part.name}}` : ''))
    .join('');
}

function started(
  kernel: readonly string[] | undefined,
  initrd: readonly string[] | undefined,
  others: readonly string[],
): Started | undefined {
  const [image, ...words] = kernel ?? [];
  if (image === undefined) return undefined;
  const [ramdisk] = initrd ?? [];
  return {
    image: plainPath(image),
    initrd: ramdisk === undefined ? undefined : plainPath(ramdisk),
    parameters: words.map((word) => {
      const at = word.indexOf('=');
      return at < 0
        ? { name: word, value: undefined }
        : { name: word.slice(0, at), value: word.slice(at + 1) };
    }),
    http: /^(?:https?:\/\/|\(https?,)/.test(image),
    others,
  };
}

/** Without the server that it comes from. */
function plainPath(name: string): string {
  return name.replace(/^(?:\w+:\/\/[^/]*|\([^)]*\))/, '').replace(/^\/+/, '');
}
