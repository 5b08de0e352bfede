/** What is known of one client on one network of dnsmasq, while its answer is made. */

import type { Ipv4Address } from '../../../site/address.js';
import type { DnsmasqFacts } from '../../../site/dnsmasq/facts.js';
import type { Wire } from '../../../site/dnsmasq/networks.js';
import type { Site } from '../../../site/model.js';
import { doubt } from '../../doubt.js';
import type { Outcome } from '../../outcome.js';
import type { DhcpClient } from '../answer.js';
import type { PxeOffer } from './pxe.js';
import type { Tags } from './tags.js';

export interface Here {
  readonly site: Site;
  readonly facts: DnsmasqFacts;
  readonly client: DhcpClient;
  readonly wire: Wire;
  /** Without the tag of the range. */
  readonly own: Tags;
  readonly tags: Tags;
  readonly pxe: PxeOffer | undefined;
  /** The server's own address. */
  readonly local: Outcome<Ipv4Address>;
  /** Another server gives the addresses. */
  readonly isProxy: boolean;
}

/** A line of the configuration is another one by the time that dnsmasq reads it. */
export const filledIn = doubt('files', 'what a line of the configuration of dnsmasq stands for is not known');

export const tagDoubt = doubt(
  'network',
  'it depends on a tag of which it is not known whether the client has it',
);
