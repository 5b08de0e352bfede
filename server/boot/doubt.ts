/** The reasons why the files do not say what happens, as scripts can tell them apart. */

/** `doubts` says what each stands for. */
export type DoubtCode = keyof typeof doubts;

export const doubts = {
  clock: 'it depends on the time, or on what a clock can count',
  dns: 'a name has to be looked up, and no hosts file of the site has it',
  files: 'a file is not part of the site, or was not read',
  'lease-state': 'it depends on the leases, or on a failover peer: which pool has a free address, and which',
  network: 'it depends on which network the node is connected to',
  'no-server': 'the site has no dhcpd.conf',
  'not-simulated': 'a function, pattern or nesting that is not simulated',
  'not-text': 'the value is not text, or not of the type that is wanted',
  'not-understood': 'a statement was not understood',
  packet: 'the packet differs from machine to machine or from message to message',
  'server-address': "the server's own address on this network is in no file",
} as const;

export interface Doubt {
  readonly code: DoubtCode;
  readonly reason: string;
}

export function doubt(code: DoubtCode, reason: string): Doubt {
  return { code, reason };
}
