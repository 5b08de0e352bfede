/** The settings of the boot server go in; the configuration that its dhcpd is told to read comes out (isc-dhcp-server's init script, Gentoo's init.d/dhcpd, dhcpd(8), -cf). */
import type { Said } from '../place.js';
import type { Setting, SettingsFacts } from '../settings/facts.js';

/** What names the file, and what holds words for dhcpd among which it may stand. The words come behind the name in Gentoo's script alone. */
const SAYING: readonly {
  readonly path: string;
  readonly names: readonly string[];
  readonly words?: string;
}[] = [
  { path: '/etc/default/isc-dhcp-server', names: ['DHCPDv4_CONF', 'DHCPD_CONF'] },
  { path: '/etc/conf.d/dhcpd', names: ['DHCPD_CONF'], words: 'DHCPD_OPTS' },
  { path: '/etc/sysconfig/dhcpd', names: [], words: 'DHCPDARGS' },
];

const UNITS = /^\/etc\/systemd\/system\/(?:isc-dhcp-server|dhcpd4?)\.service(?:\.d\/.*)?$/;

type Settings = ReadonlyMap<string, SettingsFacts>;

/** As an absolute path; undefined where nothing tells, or a variable does. */
export function configurationTold(settings: Settings): Said<string> | undefined {
  const units = [...settings].filter(([path]) => UNITS.test(path));
  for (const [, facts] of units.reverse()) {
    const start = last(facts, 'ExecStart');
    const said = start && amongWords(start);
    if (said !== undefined) return said;
  }
  for (const { path, names, words } of SAYING) {
    const facts = settings.get(path);
    if (facts === undefined || facts.refused !== undefined) continue;
    // Where it changes its root, the path is meant below that.
    if (facts.settings.some(({ name, value }) => name.value === 'DHCPD_CHROOT' && value !== '')) continue;
    const option = words === undefined ? undefined : last(facts, words);
    const said = option && amongWords(option);
    if (said !== undefined) return said;
    const named = names.map((name) => last(facts, name)).find((one) => one !== undefined);
    const value = named?.value?.trim();
    if (named !== undefined && value?.startsWith('/') === true) return { value, place: named.raw.place };
  }
  return undefined;
}

function last({ settings }: SettingsFacts, name: string): Setting | undefined {
  return settings.findLast((one) => one.name.value === name && one.value !== '');
}

/** Behind the last `-cf`; underlined is the path alone. */
function amongWords({ raw, value }: Setting): Said<string> | undefined {
  if (value === undefined) return undefined;
  const [, before, path] = /^(.*(?:^|[\s"'])-cf\s+)(\/[^\s"']+)/s.exec(raw.value) ?? [];
  if (before === undefined || path === undefined || !value.includes(path)) return undefined;
  const { file, span } = raw.place;
  const start = span.start + before.length;
  return { value: path, place: { file, span: { start, end: start + path.length } } };
}
