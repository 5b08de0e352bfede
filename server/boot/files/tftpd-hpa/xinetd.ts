/** The TFTP service of xinetd and the address of a machine go in; the fault or the doubt where xinetd does not let it ask comes out. */
import {
  formatIpv4,
  type Ipv4Address,
  maskOfLength,
  networkAddress,
  parseIpv4,
} from '../../../site/address.js';
import type { XinetdAccess } from '../../../site/link/xinetd.js';
import type { Site } from '../../../site/model.js';
import { numberOctets } from '../../../site/octets.js';
import type { Answer, Said } from '../../../site/place.js';
import { sampleOf } from '../../dhcp/sample.js';
import type { DhcpAnswer } from '../../trace.js';
import { noAnswer } from '../noanswer.js';
import type { Barred } from '../port.js';

/** It is asked for the first packet; in.tftpd, once started, answers whoever asks for a quarter of an hour. */
export function barredByXinetd({ tftp }: Site, { address, dynamic, client }: DhcpAnswer): Barred {
  const { daemon } = tftp;
  const access = daemon?.access;
  if (daemon === undefined || access === undefined) return {};
  const words = [...(access.only ?? []), ...access.except].map((word) => word.value);
  const asking = address.kind === 'value' ? [address.value] : sampleOf(dynamic, words);
  const answers = asking.map((one) => letsIn(access, one));
  if (asking.length === 0 || answers.every((one) => one === 'yes')) return {};
  const sure = answers.every((one) => one === 'no');
  const out = access.except.find(({ value }) => closes(value, asking[0], sure));
  const at = (out ?? access.only?.[0] ?? access.onlyPlace)?.place ?? daemon.place;
  if (!sure) {
    const reason = `whether xinetd lets the machine ask in.tftpd depends on ${
      answers.includes('unknown') ? 'what the DNS calls it' : 'which address it gets'
    }`;
    return { doubt: { reason, at } };
  }
  const named = address.kind === 'value' ? formatIpv4(address.value) : undefined;
  return {
    fault: {
      id: 'svc/xinetd-access',
      effect: 'stops',
      at,
      others: [],
      console: noAnswer(client),
      address: named,
      by: out === undefined ? 'only_from' : 'no_access',
    },
  };
}

/** An address that both lists have is kept out (measured, whichever of the two is the narrower). */
function letsIn({ only, except }: XinetdAccess, address: Ipv4Address): Answer {
  const out = inList(except, address);
  const inside = only === undefined ? 'yes' : inList(only, address);
  if (out === 'yes' || inside === 'no') return 'no';
  return out === 'unknown' || inside === 'unknown' ? 'unknown' : 'yes';
}

/** The word of `no_access` keeps the machine out, or may do so; where it is kept out for certain, only a word that does counts. */
function closes(word: string, address: Ipv4Address | undefined, sure: boolean): boolean {
  const answer = address === undefined ? 'unknown' : fits(word, address);
  return answer === 'yes' || (answer === 'unknown' && !sure);
}

function inList(list: readonly Said<string>[], address: Ipv4Address | undefined): Answer {
  if (address === undefined) return 'unknown';
  const answers = list.map(({ value }) => fits(value, address));
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

/** A word that xinetd cannot read it passes over, and so fits nobody. */
function fits(word: string, address: Ipv4Address): Answer {
  const [network = '', length, more] = word.split('/');
  if (length !== undefined) {
    const net = parseIpv4(network);
    const bits = /^\d{1,2}$/.test(length) && more === undefined ? Number(length) : 33;
    // A mask as four numbers fits nobody (measured).
    if (net === undefined || bits > 32) return 'no';
    const mask = maskOfLength(bits);
    return networkAddress(net, mask) === networkAddress(address, mask) ? 'yes' : 'no';
  }
  if (word.includes('{')) return fitsFactors(word, address) ? 'yes' : 'no';
  const whole = parseIpv4(word);
  if (whole !== undefined) return fitsNumbers(word.split('.').map(Number), address) ? 'yes' : 'no';
  // Those are no names, or none that anybody has.
  return /^[\d.*:-]*$|^(?:all|any)$/i.test(word) || word.includes(':') ? 'no' : 'unknown';
}

/** Zeros at the end stand for anything. */
function fitsNumbers(numbers: readonly number[], address: Ipv4Address): boolean {
  const last = numbers.findLastIndex((one) => one !== 0);
  const octets = numberOctets(address, 4);
  return numbers.slice(0, last + 1).every((one, i) => one === octets[i]);
}

/** `10.9.0.{21,22}`; what is left out behind the brace stands for anything. */
function fitsFactors(word: string, address: Ipv4Address): boolean {
  const [, before, factors] = /^((?:\d{1,3}\.){0,3})\{([\d,]+)\}$/.exec(word) ?? [];
  if (before === undefined || factors === undefined) return false;
  const octets = numberOctets(address, 4);
  const numbers = before.split('.').slice(0, -1).map(Number);
  return (
    numbers.every((one, i) => one === octets[i]) &&
    factors
      .split(',')
      .map(Number)
      .includes(octets[numbers.length] ?? -1)
  );
}
