/** inetd or xinetd does not wait for the TFTP server that it starts. */
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { xinetdSite } from '../about/examples/xinetd.js';
import type { CheckRule } from '../rule.js';

const WAIT = (word: string): ReturnType<typeof xinetdSite> => {
  const site = xinetdSite();
  return {
    ...site,
    'etc/xinetd.d/tftp': site['etc/xinetd.d/tftp']?.replace('wait = yes', `wait = ${word}`) ?? '',
  };
};

export const svcTftpdNowait: CheckRule = {
  id: 'svc/tftpd-nowait',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The TFTP service of xinetd has `wait = no`, or that of inetd `nowait`.',
    why: 'in.tftpd takes the socket and keeps it for a quarter of an hour, and whoever starts it has to wait for that. xinetd sees the same packet again and again: it writes `ERROR: No active service for file descriptor` more than a hundred thousand times a second, until the disk of its log is full. inetd starts a server for each look at the packet, until it says `tftp/udp server failing (looping), service terminated` and hands out nothing for ten minutes.',
    avoid: WAIT('no'),
    prefer: WAIT('yes'),
    references: ['xinetd.conf(5), wait', 'inetd(8)', 'xinetd 2.3.15', 'openbsd-inetd inetd.c'],
  },
  check({ site, report }) {
    const by = site.tftp.daemon?.starter;
    const at = by === 'xinetd' ? inXinetd(site) : by === 'inetd' ? inInetd(site) : undefined;
    if (at === undefined) return;
    report({
      at,
      message:
        by === 'xinetd'
          ? 'xinetd does not wait for in.tftpd, which keeps the socket: after the first request it writes "ERROR: No active service for file descriptor" without end, until the disk of its log is full. Write wait = yes.'
          : 'inetd does not wait for in.tftpd, which keeps the socket: it starts more and more of them for the same packet, says "tftp/udp server failing (looping), service terminated", and machines that boot then get no file. Write wait.',
    });
  },
};

function inXinetd({ settings }: Site): Place | undefined {
  for (const [path, facts] of settings) {
    if (path !== '/etc/xinetd.conf' && !path.startsWith('/etc/xinetd.d/')) continue;
    const wait = facts.settings.findLast(({ section, name }) => section === 'tftp' && name.value === 'wait');
    if (wait?.value?.trim().toLowerCase() === 'no') return wait.raw.place;
  }
  return undefined;
}

function inInetd({ settings }: Site): Place | undefined {
  const [line] = (settings.get('/etc/inetd.conf')?.settings ?? []).flatMap(({ name, raw }) => {
    const found = /(?<=\s)nowait(?:[.:]\d+)?(?=\s)/.exec(raw.value);
    const start = raw.place.span.start + (found?.index ?? 0);
    return name.value === 'tftp'
      ? [found && { file: raw.place.file, span: { start, end: start + found[0].length } }]
      : [];
  });
  return line ?? undefined;
}
