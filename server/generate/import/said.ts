/** Facts of a linked site go in, single answers that a description needs come out: an option, a root, a word of the command line. */
import { type Ipv4Address, parseIpv4 } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import type { KernelParameter, PxeConfigFile, PxeLabel } from '../../site/pxelinux/facts.js';

/** The configuration file that PXELINUX uses for the node: that of its MAC, of its address, or the default. */
export function bootFileOf(site: Site, node: Node): PxeConfigFile | undefined {
  const files = site.pxe.flatMap(({ configs }) => configs);
  const address = node.addresses[0];
  const digits = address === undefined ? '' : address.toString(16).toUpperCase().padStart(8, '0');
  return (
    files.find(({ client }) => client.kind === 'mac' && client.canonical && client.mac === node.mac) ??
    files
      .filter(
        ({ client }) => client.kind === 'address' && client.canonical && digits.startsWith(client.digits),
      )
      .sort((a, b) => b.name.length - a.name.length)[0] ??
    files.find(({ client }) => client.kind === 'default')
  );
}

export function labelOf(file: PxeConfigFile | undefined): PxeLabel | undefined {
  if (!file) return undefined;
  const wanted = file.default?.word.value;
  return (
    file.labels.find(({ name }) => name.value === wanted) ??
    file.labels.find(({ menuDefault }) => menuDefault !== undefined)
  );
}

/** Image and words of what a file starts: a label's, or those of a DEFAULT that names the image itself. */
export function commandOf(file: PxeConfigFile | undefined):
  | {
      readonly image: string | undefined;
      readonly initrds: readonly string[];
      readonly parameters: readonly KernelParameter[];
    }
  | undefined {
  if (!file) return undefined;
  const label = labelOf(file);
  const append = label?.append ?? file.append;
  const more = append && !append.cleared ? append.parameters : [];
  if (label) {
    const kernel = label.kernel;
    return {
      image: kernel?.file.value,
      initrds: label.initrds.map(({ value }) => value),
      parameters: [...(kernel?.parameters ?? []), ...more],
    };
  }
  if (!file.default) return undefined;
  return { image: file.default.word.value, initrds: [], parameters: [...file.default.parameters, ...more] };
}

/** `[address:]path[,options]` as `nfsroot=` and option 17 have it. */
export function splitRoot(text: string): {
  server: Ipv4Address | undefined;
  path: string;
  options: string[];
} {
  const [source = '', ...options] = text.split(',');
  const colon = source.indexOf(':');
  const server = colon < 0 ? undefined : parseIpv4(source.slice(0, colon));
  return { server, path: server === undefined ? source : source.slice(colon + 1), options };
}
