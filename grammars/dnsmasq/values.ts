/** An option with its value goes in; what dnsmasq refuses about the value comes out, in its own words. Follows one_opt in option.c. */
import type { Span } from '../text/index.js';
import { dhcpOptionRefusal } from './dhcp-option.js';
import type { OptionNode, ValueNode } from './document.js';
import { hostRefusal } from './host.js';
import { rangeRefusal } from './range.js';
import { behindTags, hasHole, isHex, type Refusal } from './refusal.js';
import { clientSystem } from './vocabulary.js';

/** What dnsmasq says of most values that it does not take. */
const GENERAL = 'bad option';

/** Undefined where the value is taken, and for options whose values are not looked into. */
export function refusalOf({ name, value }: OptionNode): Refusal | undefined {
  if (value === undefined || hasHole(value.text)) return undefined;
  switch (name) {
    case 'dhcp-range':
      return rangeRefusal(value);
    case 'dhcp-host':
      return hostRefusal(value);
    case 'dhcp-option':
    case 'dhcp-option-force':
    case 'dhcp-match':
      return dhcpOptionRefusal(value, name === 'dhcp-match');
    case 'dhcp-boot':
    case 'pxe-prompt':
      return behindTags(value).length > 0 ? undefined : general(value, 'Nothing stands behind the tags.');
    case 'pxe-service':
      return serviceRefusal(value);
    case 'tag-if':
      return tagIfRefusal(value);
    case 'dhcp-mac':
      return macRefusal(value);
    case 'dhcp-userclass':
    case 'dhcp-vendorclass':
    case 'dhcp-circuitid':
    case 'dhcp-remoteid':
    case 'dhcp-subscrid':
      return classRefusal(name, value);
    case 'port':
      return portRefusal(value);
    default:
      return undefined;
  }
}

function general({ span }: { readonly span: Span }, reason: string): Refusal {
  return { message: GENERAL, reason, span };
}

function serviceRefusal(value: ValueNode): Refusal | undefined {
  const [system, menu] = behindTags(value);
  if (system === undefined || menu === undefined) {
    return general(value, 'A kind of machines and a text for the menu are needed.');
  }
  if (clientSystem(system.text) !== undefined) return undefined;
  return general(system, `"${system.text}" is no kind of machines that dnsmasq knows.`);
}

function tagIfRefusal({ fields, span }: ValueNode): Refusal | undefined {
  const message = 'bad tag-if';
  for (const field of fields) {
    if (field.hidden.length >= 5 && /^(?:set|tag):/.test(field.hidden)) continue;
    return { message, reason: `"${field.text}" is neither tag:NAME nor set:NAME.`, span: field.span };
  }
  if (fields.some(({ hidden }) => hidden.startsWith('set:'))) return undefined;
  return { message, reason: 'No tag is set.', span };
}

function macRefusal({ fields: [tag, ...rest], span }: ValueNode): Refusal | undefined {
  const pattern = rest.map(({ text }) => text).join(',');
  if (tag !== undefined && rest.length > 0 && isHex(pattern)) return undefined;
  return general({ span }, 'A tag and a hardware address are needed.');
}

function classRefusal(name: string, { fields, span }: ValueNode): Refusal | undefined {
  const [tag, text, ...more] = fields;
  if (tag === undefined || text === undefined) {
    return general({ span }, 'A tag and the text to look for are needed.');
  }
  if (more.length === 0 || (name === 'dhcp-vendorclass' && text.hidden.startsWith('enterprise:')))
    return undefined;
  return general(more[0] ?? { span }, 'A comma in the text has to stand in quotes.');
}

function portRefusal({ text, span }: ValueNode): Refusal | undefined {
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return undefined;
  return text === '' ? undefined : general({ span }, `"${text}" is no port.`);
}
