/** Names of rule examples and booted sites whose findings and boots still contradict each other. */
export const knownContradictions: readonly string[] = [
  'pxe/line-too-long, avoid',
  'subnet 192.168.1.0 netmask 255.255.255.0 {)',
];
