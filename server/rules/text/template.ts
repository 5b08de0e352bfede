/** A file is a template of a configuration, not a configuration. The engine finds it; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const textTemplate = documentRule({
  id: 'text/template',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'A file has the marks of a template (`{{ … }}`, `{% … %}`, `<% … %>`, `#end if`, `${NAME}`, `@@name@@`, `%NAME%`) and is no valid configuration as it stands. It is found by the name of what is made of it, too (`exports.j2`, `pxelinux.cfg/default.erb`), unless that is there.',
    why: 'What the program that fills it in will write is not known, so its mistakes are not reported, and what it says is taken as incomplete. Lint the file that comes out of the template.',
    avoid: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        'authoritative;',
        'authoritative;\noption domain-name-servers {{ dns }};',
      ),
    ),
    prefer: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        'authoritative;',
        'authoritative;\noption domain-name-servers 192.168.1.1;',
      ),
    ),
    references: ['dhcpd.conf(5)'],
  },
});
