/** A `pxe-service` or `dhcp-boot` that another program fills in first goes in; whom it may concern comes out, and what of it is known all the same. */
import { behindTags, type FieldNode, fileHasHole, hasHole } from '../../../grammars/dnsmasq/index.js';
import type { DnsmasqOpenService } from './facts.js';
import type { Written } from './written.js';

/** The end of a URL tells the file, whatever its server is. */
export const SERVER_OF_URL = /^(?:https?|tftp):\/\/[^/]*(?=\/)/i;

/** `system`: what its field says, if that is a kind of machine. */
export function openService(written: Written, system: number | undefined): DnsmasqOpenService {
  const { place, tags, value } = written;
  // A block of a template may be the whole line, and a hole with a comma in it does not stand in one field.
  if (/[{<]%/.test(value.text) || value.fields.some(isTorn))
    return { place, tags: [], system: undefined, boots: true };
  const isFor = tags.every(({ name }) => !hasHole(name));
  const [, menu, file] = behindTags(value);
  const told = isFor && system !== undefined && isOneField(menu) && file !== undefined;
  return {
    place,
    tags: isFor ? tags : [],
    system,
    boots: !told || fileHasHole(file.text.replace(SERVER_OF_URL, '')),
  };
}

/** Whether a `dhcp-boot` tells for whom it is and which file, whatever its server is: what stands for a whole field may bring tags. */
export function tellsFile(written: Written): boolean {
  const [file] = behindTags(written.value);
  return (
    written.tags.every(({ name }) => !hasHole(name)) &&
    file !== undefined &&
    !fileHasHole(file.text.replace(SERVER_OF_URL, ''))
  );
}

/** Whether a `dhcp-host` with holes is for one machine all the same: a block of a template may stand for none, or for many lines. */
export function tellsOneHost({ value }: Written): boolean {
  return hasHole(value.text) && !/[{<]%/.test(value.text) && !value.fields.some(isTorn);
}

/** Without quotes a hole may stand for several fields. */
function isOneField(field: FieldNode | undefined): boolean {
  return field !== undefined && (!hasHole(field.text) || field.hidden !== field.text);
}

function isTorn({ text }: FieldNode): boolean {
  const count = (bracket: string): number => text.split(bracket).length;
  return count('{') !== count('}') || count('(') !== count(')');
}
