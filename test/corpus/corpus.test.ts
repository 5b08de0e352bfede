/** Real files and real sites: nothing crashes, what a real program accepts has no error, and each site has exactly the findings that were read and found true. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { LanguageId } from '../../grammars/index.js';
import { languageOf } from '../../grammars/index.js';
import { lint } from '../../server/service/lint/lint.js';
import { NodeFileSystem } from '../../server/workspace/node.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { skip } from '../support/skip.js';

const corpus = process.env['DISKLESS_LINT_CORPUS'];

interface RealFile {
  readonly file: string;
  readonly format: LanguageId;
  readonly expected: string;
}

function realFiles(): RealFile[] {
  const rows = readFileSync(`${corpus}/INDEX.tsv`, 'utf8').split('\n').slice(1);
  return rows.flatMap((row) => {
    const [file, format, , expected] = row.split('\t');
    if (file === undefined || format === undefined || expected === undefined || file.endsWith('.gz'))
      return [];
    return [{ file, format: format as LanguageId, expected }];
  });
}

/** The findings of each site, read one by one against the files: place and rule. A site not named here has none. */
const SITES: Readonly<Record<string, readonly string[]>> = {
  '927technology--kickstart': ['files/etc/dhcp/dhcpd.conf:70 dhcp/filename-misspelt'],
  'AndresRP19--Parcial1': ['etc/dhcp/dhcpd.conf:16 dhcp/network-mistyped'],
  'RedHatPerf--ocp4-scalelab': [
    'etc/dhcp/dhcpd.conf:25 dhcp/fixed-address-in-range',
    'var/lib/tftpboot/pxelinux.cfg/default:6 pxe/unknown-directive',
  ],
  'charnley--debian-cluster-configuration': ['srv/tftp/pxelinux.cfg:1 pxe/config-dir-is-file'],
  'heraclide--pxe-install': [
    'etc/dhcp/dhcpd.conf:10 dhcp/broadcast-address-mismatch',
    'etc/dhcp/dhcpd.conf:13 dhcp/next-server-missing',
    'opt/tftp/pxelinux.cfg/default:3 pxe/menu-label-outside',
  ],
  'hyee123--boron_puppet': ['etc/dhcp/dhcpd.conf:36 dhcp/filename-missing'],
  'janumejia--S.Telematicos': [
    'etc/dhcp/dhcpd.conf:15 dhcp/network-or-broadcast-address',
    'etc/dhcp/dhcpd.conf:15 dhcp/server-ip-in-range',
  ],
  'javlonsodikov--pxeboot': [
    'debian-installer/amd64/boot-screens/txt.cfg:13 pxe/unknown-directive',
    'debian-installer/amd64/pxelinux.cfg/00-0C-29-13-85-63:1 pxe/mac-filename-form',
    'debian-installer/amd64/pxelinux.cfg/00-0C-29-13-85-63:1 pxe/unknown-directive',
    'debian-installer/amd64/pxelinux.cfg/default:1 pxe/timeout-units',
    'dhcp/dhcpd.conf:13 dhcp/next-server-missing',
    'dhcp/dhcpd.conf:18 dhcp/host-without-identifier',
  ],
  'lunixbochs--cluster': [
    'etc/exports:11 exports/open-to-all',
    'tftpboot/maverick/pxelinux.cfg/default:4 nfsroot/not-exported',
  ],
  'lyshie--chps-dhcpd-pxe': ['etc/dhcp/chps.conf:30 dhcp/mac-duplicate'],
  'stigmat2033--Debian': [
    'etc/dhcp/dhcpd.conf:12 dhcp/next-server-missing',
    'etc/dhcp/dhcpd.conf:17 dhcp/host-without-identifier',
  ],
};

describe('real files', function () {
  this.timeout(600_000);

  before(function () {
    if (corpus !== undefined && existsSync(`${corpus}/INDEX.tsv`)) return;
    skip(this, 'DISKLESS_LINT_CORPUS names no folder of real files');
  });

  it('have no error from a parser where the real program accepts them', () => {
    const wrong: string[] = [];
    for (const { file, format, expected } of realFiles()) {
      if (expected !== 'valid' && expected !== 'not judged') continue;
      const { problems } = languageOf(format).parse(readFileSync(`${corpus}/${file}`, 'utf8'), file);
      for (const { severity, rule, message } of problems) {
        if (severity === 'error') wrong.push(`${file}: ${rule}: ${message}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('are formatted to a fixed point, without new problems', () => {
    for (const { file, format, expected } of realFiles()) {
      if (expected !== 'valid' && expected !== 'not judged') continue;
      const language = languageOf(format);
      const document = language.parse(readFileSync(`${corpus}/${file}`, 'utf8'), file);
      const once = language.format(document);
      const again = language.parse(once, file);
      assert.equal(language.format(again), once, file);
      assert.equal(
        again.problems.filter(({ severity }) => severity === 'error').length,
        document.problems.filter(({ severity }) => severity === 'error').length,
        file,
      );
    }
  });

  it('crash nothing when each is linted alone', () => {
    const files = new NodeFileSystem();
    for (const { file, format } of realFiles()) {
      const workspace = new Workspace(files, { as: format });
      const found = workspace.locate(`${corpus}/${file}`);
      assert.ok(Array.isArray(found), file);
      for (const location of found) {
        for (const { rule, message } of lint(workspace.site(location)).findings) {
          assert.notEqual(rule, 'internal/rule-crashed', `${file}: ${message}`);
        }
      }
    }
  });

  it('of whole sites have exactly the findings that are true', () => {
    const files = new NodeFileSystem();
    for (const name of readdirSync(`${corpus}/sites`)) {
      const folder = `${corpus}/sites/${name}`;
      if (!statSync(folder).isDirectory()) continue;
      const workspace = new Workspace(files);
      const found = workspace.locate(folder);
      assert.ok(Array.isArray(found), name);
      const findings = found.flatMap((location) => lint(workspace.site(location)).findings);
      const said = findings.map(({ place, rule }) => {
        const before = readFileSync(place.file, 'utf8').slice(0, place.span.start);
        return `${place.file.slice(folder.length + 1)}:${before.split('\n').length} ${rule}`;
      });
      assert.deepEqual(said.sort(), [...(SITES[name] ?? [])].sort(), name);
    }
  });
});
