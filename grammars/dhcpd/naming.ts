/** The names and signs of a dhcpd.conf. */
import { type FileNaming, headStatements } from '../text/index.js';

/** What only dhclient.conf says, which lies in the same folder and looks much the same. */
const CLIENT =
  /^(?:send|also request|request|require|supersede|prepend|append|reject|alias|initial-interval|select-timeout|backoff-cutoff|reboot|retry) *[\w"{]/;

export const naming: FileNaming = {
  names: ['dhcpd.conf', 'dhcpd6.conf', '*.dhcpd', 'dhcpd*.conf', '**/dhcpd.conf.d/*', '**/dhcpd.d/*.conf'],
  likely: [],
  vague: ['dhcpd*.conf*', '**/dhcp/*.conf', '**/dhcp3/*.conf', '**/dhcpd/*.conf'],
  searched: ['dhcpd.conf'],
  confirms: (head) => !headStatements(head).some((line) => CLIENT.test(line)),
  sign: /^(?:subnet6? [0-9a-f.:/]+ |host [\w.-]+ *\{|shared-network |(?:default|max)-lease-time |option [\w.-]+ |hardware ethernet |fixed-address |ddns-update-style |authoritative *;|class "|subclass "|range [\d.]+|group *\{|pool *\{|next-server |filename ")/i,
  comment: '#',
  places: ['**/dhcp/*.conf'],
  editor: { aliases: ['ISC dhcpd', 'dhcpd.conf'] },
};
