/** A client goes in; an answer without values comes out: the server says nothing, or nobody knows what it says. */
import type { Answer } from '../../site/place.js';
import { doubt } from '../doubt.js';
import { type Outcome, unsure } from '../outcome.js';
import type { DhcpAnswer, DhcpClient } from './answer.js';

/** `outcome` stands for each of its values. */
export function blank(
  client: DhcpClient,
  answered: Answer,
  reason: string,
  outcome: Outcome<never>,
): DhcpAnswer {
  return {
    client,
    answered,
    reason,
    host: undefined,
    subnet: undefined,
    classes: [],
    address: outcome,
    dynamic: [],
    nextServer: outcome,
    filename: outcome,
    serverName: outcome,
    options: new Map(),
    others: outcome,
    vendor: outcome,
  };
}

/** The site has no configuration of a DHCP server: another program answers, and nothing of its answer is known. */
export function noServer(client: DhcpClient): DhcpAnswer {
  const why = doubt('no-server', 'the site has no dhcpd.conf');
  return { ...blank(client, 'unknown', why.reason, unsure(why)), code: why.code };
}
