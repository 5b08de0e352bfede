/** The files of nfs.conf go in; sections and names come out that no program of nfs-utils reads, where what was meant is plain (nfs.conf(5), conf_get_str and its like in nfs-utils 2.6). */
import { isSlip } from '../../../grammars/text/index.js';
import type { Said } from '../place.js';
import type { SettingsFacts } from './facts.js';

/** Each section may have `debug` as well. */
const READ: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ['general', 'pipefs-directory'],
    ['exports', 'rootdir'],
    ['exportfs', ''],
    ['exportd', 'threads cache-use-ipaddr cache-use-upaddr ttl state-directory-path manage-gids'],
    ['nfsdcltrack', 'storagedir'],
    ['nfsdcld', 'storagedir'],
    [
      'nfsd',
      'threads host scope port grace-time lease-time udp tcp vers2 vers3 vers4 vers4.0 vers4.1 vers4.2 rdma rdma-port',
    ],
    [
      'mountd',
      'manage-gids descriptors port threads reverse-lookup cache-use-ipaddr cache-use-upaddr ttl state-directory-path ha-callout apply-root-cred',
    ],
    ['statd', 'port outgoing-port name state-directory-path ha-callout no-notify'],
    ['lockd', 'port udp-port'],
    ['sm-notify', 'retry-time outgoing-port outgoing-addr lift-grace force update-state'],
    [
      'gssd',
      'verbosity rpc-verbosity use-memcache use-machine-creds use-gss-proxy avoid-dns limit-to-legacy-enctypes allowed-enctypes context-timeout rpc-timeout keytab-file cred-cache-directory preferred-realm set-home upcall-timeout cancel-timed-out-upcalls pipefs-directory',
    ],
    ['svcgssd', 'principal verbosity rpc-verbosity idmap-verbosity'],
    ['nfsrahead', 'nfs nfs4 nfsv4 default'],
  ].map(([section = '', names = '']) => [section, names.split(' ')]),
);

/** These mean so much by themselves that the section is wrong, and not the name. */
const AT_HOME: ReadonlyMap<string, string> = new Map(
  [...READ].flatMap(([section, names]) =>
    names.flatMap((name) => {
      const sections = [...READ].filter(([, others]) => others.includes(name));
      return sections.length === 1 && name !== '' ? [[name, section] as const] : [];
    }),
  ),
);

export interface MisspeltInNfsConf {
  readonly said: Said<string>;
  readonly right: string;
  /** What is wrong: the section's name, the name, the section it stands in, or that it stands in none. */
  readonly what: 'section' | 'name' | 'place' | 'no section';
  /** The names that are lost with the section. */
  readonly lost: readonly string[];
}

export function misspeltInNfsConf(files: ReadonlyMap<string, SettingsFacts>): MisspeltInNfsConf[] {
  return [...files].flatMap(([path, facts]) =>
    path === '/etc/nfs.conf' || path.startsWith('/etc/nfs.conf.d/') ? [...inFile(facts)] : [],
  );
}

function* inFile({ settings, sections = [] }: SettingsFacts): Iterable<MisspeltInNfsConf> {
  const wrong = new Set<string>();
  for (const said of sections) {
    const name = said.value.toLowerCase();
    if (READ.has(name)) continue;
    const right = [...READ.keys()].find((one) => isSlip(name, one));
    const lost = settings.filter(({ section }) => section === said.value).map((one) => one.name.value);
    if (right === undefined || lost.length === 0) continue;
    wrong.add(said.value);
    yield { said, right, what: 'section', lost };
  }
  for (const { section, name: said } of settings) {
    const name = said.value.toLowerCase();
    if (section === undefined) {
      const home = AT_HOME.get(name);
      if (home !== undefined) yield { said, right: home, what: 'no section', lost: [] };
      continue;
    }
    const read = READ.get(section.toLowerCase());
    if (read === undefined || wrong.has(section) || name === 'debug' || read.includes(name)) continue;
    const has = (right: string) =>
      settings.some((one) => one.section === section && one.name.value.toLowerCase() === right);
    const near = read.find((one) => one !== '' && isSlip(name, one) && !isVersion(name));
    if (near !== undefined) {
      if (!has(near)) yield { said, right: near, what: 'name', lost: [] };
      continue;
    }
    const home = AT_HOME.get(name);
    if (home !== undefined) yield { said, right: home, what: 'place', lost: [] };
  }
}

/** vers4.3 will come. */
function isVersion(name: string): boolean {
  return /^vers\d/.test(name);
}
