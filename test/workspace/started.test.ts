/** Which dnsmasq a site starts where its options stand on a command line, and what its container sees of the site. */
import assert from 'node:assert/strict';
import { lint } from '../../server/service/index.js';
import type { Site } from '../../server/site/model.js';
import { siteOf } from '../support/site.js';

type Files = Readonly<Record<string, string>>;

/** Files that dnsmasq reads, without the folder of the site. */
function read(files: Files): string[] {
  return (siteOf(files).dnsmasq?.files ?? []).map((file) => file.replace('/site/', ''));
}

/** The boot files in the order in which dnsmasq was told of them. */
function boots(site: Site): string[] {
  return (site.dnsmasq?.boots ?? []).map(({ file }) => file.value);
}

/** Lines of which nothing is known. */
function unknown(files: Files): number | undefined {
  return siteOf(files).dnsmasq?.unknown.length;
}

const RANGE = '--dhcp-range=10.0.0.10,10.0.0.20';
const compose = (lines: string, more = ''): string =>
  `services:\n  pxe:\n    image: dnsmasq\n${lines}${more}`;
const command = (...words: readonly string[]): string => `    command: ${JSON.stringify(words)}\n`;
const unit = (words: string): string => `[Service]\nExecStart=/usr/sbin/dnsmasq ${words}\n`;

describe('a dnsmasq that a unit starts', () => {
  it('reads its options, then its file', () => {
    const files = {
      'etc/systemd/system/pxe.service': unit(`-k ${RANGE} -C /etc/pxe.conf -M first`),
      'etc/pxe.conf': 'dhcp-boot=second\n',
      'etc/exports': '',
    };
    assert.deepEqual(read(files), ['etc/systemd/system/pxe.service', 'etc/pxe.conf']);
    assert.deepEqual(boots(siteOf(files)), ['first', 'second']);
  });

  it('reads no file where it is told to read none, and the usual one where it is told nothing', () => {
    const files = (words: string): Files => ({
      'etc/systemd/system/pxe.service': unit(`${RANGE} ${words}`),
      'etc/dnsmasq.conf': 'dhcp-boot=usual\n',
    });
    assert.deepEqual(boots(siteOf(files('--conf-file='))), []);
    assert.deepEqual(boots(siteOf(files(''))), ['usual']);
  });

  it('is that of the last drop-in', () => {
    const files = {
      'usr/lib/systemd/system/dnsmasq.service': unit('-k -M unit'),
      'etc/systemd/system/dnsmasq.service.d/10-a.conf': `[Service]\nExecStart=\nExecStart=dnsmasq ${RANGE} -M a\n`,
      'etc/systemd/system/dnsmasq.service.d/20-b.conf': `[Service]\nExecStart=\nExecStart=dnsmasq ${RANGE} -M b\n`,
      'etc/dnsmasq.conf': 'port=0\n',
    };
    assert.deepEqual(boots(siteOf(files)), ['b']);
  });

  it('takes what a file sets that the unit names, and knows nothing where that is not there', () => {
    const files = {
      'etc/systemd/system/pxe.service': `[Service]\nEnvironmentFile=-/etc/default/dnsmasq\nExecStart=dnsmasq -M a $DNSMASQ_OPTS ${RANGE} -M c\n`,
      'etc/exports': '',
    };
    assert.equal(unknown(files), 1);
    const whole = { ...files, 'etc/default/dnsmasq': 'DNSMASQ_OPTS="-M b"\n' };
    assert.deepEqual(boots(siteOf(whole)), ['a', 'b', 'c']);
    assert.equal(unknown(whole), 0);
    assert.equal(unknown({ ...files, 'etc/default/dnsmasq': 'OTHER="-M b"\n' }), 0);
    for (const other of ['default/dnsmasq-pxe', 'sysconfig/pxe']) {
      const named = files['etc/systemd/system/pxe.service'].replace('default/dnsmasq', other);
      const own = { ...files, 'etc/systemd/system/pxe.service': named };
      assert.deepEqual(boots(siteOf({ ...own, [`etc/${other}`]: 'DNSMASQ_OPTS="-M b"\n' })), ['a', 'b', 'c']);
    }
  });
});

describe('a dnsmasq that a service of the distribution starts', () => {
  it('reads the folder, then the options, then its file', () => {
    const files = {
      'etc/default/dnsmasq': 'CONFIG_DIR=/etc/dnsmasq.d,.dpkg-dist\nDNSMASQ_OPTS="-M options"\n',
      'etc/dnsmasq.d/pxe': 'dhcp-boot=folder\ndhcp-range=10.0.0.10,10.0.0.20\n',
      'etc/dnsmasq.conf': 'dhcp-boot=file\n',
    };
    assert.deepEqual(boots(siteOf(files)), ['folder', 'options', 'file']);
  });

  it('does without a folder that a repository cannot keep', () => {
    const files = {
      'etc/default/dnsmasq': `CONFIG_DIR=/etc/dnsmasq.d\nDNSMASQ_OPTS="${RANGE}"\n`,
      'etc/dnsmasq.conf': '',
    };
    assert.equal(unknown(files), 0);
  });
});

describe('a dnsmasq in a container', () => {
  it('sees the folders of the site by its own names', () => {
    const files = {
      'pxe/compose.yml': compose(
        `${command(RANGE, '-C', '/conf/pxe.conf', '--enable-tftp', '--tftp-root=/boot')}    volumes: ['./files:/boot:ro', '../conf:/conf']\n`,
      ),
      'pxe/files/pxelinux.0': 'x',
      'pxe/files/pxelinux.cfg/default': 'DEFAULT a\nLABEL a\nKERNEL vmlinuz\n',
      'conf/pxe.conf': 'dhcp-boot=pxelinux.0\n',
    };
    const site = siteOf(files);
    assert.deepEqual(read(files), ['pxe/compose.yml', 'conf/pxe.conf']);
    assert.equal(site.tftp.root, '/boot');
    assert.equal(site.tree.exists('/boot/pxelinux.0'), 'yes');
    assert.deepEqual(
      site.pxe.map(({ path }) => path),
      ['/boot/pxelinux.cfg'],
    );
  });

  it('sees what was copied into its image', () => {
    const files = {
      'compose.yml': `services:\n  pxe:\n    build: ./image\n${command('dnsmasq', '-k')}`,
      'image/Dockerfile': 'FROM golang AS build\nCOPY x /etc/y\nFROM alpine\nCOPY dnsmasq.conf /etc/\n',
      'image/dnsmasq.conf': 'dhcp-range=10.0.0.10,10.0.0.20\ndhcp-boot=a\n',
    };
    assert.deepEqual(read(files), ['compose.yml', 'image/dnsmasq.conf']);
    assert.equal(siteOf(files).tree.locate('/etc/dnsmasq.conf'), '/site/image/dnsmasq.conf');
    assert.equal(siteOf(files).tree.locate('/etc/y'), '/site/etc/y');
  });

  it('does not see what lies in a volume with a name, whatever lies beside', () => {
    const files = {
      'compose.yml': compose(
        `${command(RANGE, '--conf-file=/data/pxe.conf')}    volumes: ['data:/data']\n`,
        'volumes: {data: {}}\n',
      ),
      'pxe.conf': 'dhcp-boot=a\n',
    };
    assert.deepEqual(read(files), ['compose.yml']);
    assert.equal(unknown(files), 1);
  });

  it('has a default where .env sets nothing', () => {
    const files = { 'compose.yml': compose(command(RANGE, '--dhcp-boot=${BOOT:-a}')) };
    assert.deepEqual(boots(siteOf(files)), ['a']);
    assert.equal(unknown({ ...files, '.env': 'BOOT=b\n' }), 1);
    assert.equal(unknown({ ...files, '.env': 'OTHER=b\n' }), 0);
  });

  it('that answers names only leaves the file beside it to be read', () => {
    const files = {
      'compose.yml': `services:\n  dns:\n    image: dnsmasq\n${command('-k', '--server=9.9.9.9')}`,
      'pxe/dnsmasq.conf': 'dhcp-range=10.0.0.10,10.0.0.20\n',
    };
    assert.deepEqual(read(files), ['pxe/dnsmasq.conf']);
  });
});

describe('a dnsmasq that a Dockerfile starts', () => {
  const conf = { 'pxe/dnsmasq.conf': 'dhcp-range=10.0.0.10,10.0.0.20\ndhcp-boot=file\n' };
  const image = (...lines: readonly string[]): Files => ({
    'pxe/Dockerfile': ['FROM alpine', 'RUN apk add dnsmasq', ...lines, ''].join('\n'),
  });

  it('has the words of ENTRYPOINT and CMD, as a list or for a shell', () => {
    for (const lines of [
      ['ENTRYPOINT ["dnsmasq", "-k"]', `CMD ["${RANGE}", "-M", "a"]`],
      [`CMD dnsmasq -k \\`, `  ${RANGE} \\`, '  # why', '  -M a'],
      [`CMD ["sh", "-c", "exec dnsmasq -k ${RANGE} -M \\"a\\""]`],
      [`ENTRYPOINT ["/usr/sbin/dnsmasq", "-k", "${RANGE}", "-M", "a"]`],
      ['CMD ["nothing"]', `CMD ["dnsmasq", "${RANGE}", "-M", "a"]`],
    ])
      assert.deepEqual(boots(siteOf(image(...lines))), ['a'], lines.join('\n'));
  });

  it('is that of the last stage, and CMD before ENTRYPOINT counts for nothing', () => {
    assert.deepEqual(read(image(`CMD ["dnsmasq", "${RANGE}"]`, 'FROM alpine', 'CMD ["sh"]')), []);
    assert.deepEqual(boots(siteOf(image('CMD ["-M", "a"]', `ENTRYPOINT ["dnsmasq", "${RANGE}"]`))), []);
  });

  it('reads what was copied to where it looks', () => {
    const files = { ...conf, ...image('COPY dnsmasq.conf /etc/', 'CMD ["dnsmasq", "-k"]') };
    assert.deepEqual(read(files), ['pxe/Dockerfile', 'pxe/dnsmasq.conf']);
    assert.deepEqual(boots(siteOf(files)), ['file']);
  });

  it('comes after a compose file', () => {
    const files = {
      ...image(`CMD ["dnsmasq", "${RANGE}", "-M", "image"]`),
      'compose.yml': compose(command(RANGE, '-M', 'compose')),
    };
    assert.deepEqual(boots(siteOf(files)), ['compose']);
  });
});

describe('a dnsmasq that a script starts', () => {
  const script = (...lines: readonly string[]): Files => ({
    'start-pxe.sh': ['#!/bin/sh', 'set -e', ...lines, ''].join('\n'),
    'files/pxelinux.0': 'x',
  });

  it('has its options, with variables that nobody knows', () => {
    const files = script('if true; then', `  sudo dnsmasq -d \\`, `    ${RANGE} \\`, '    -M a "$@"', 'fi');
    assert.deepEqual(boots(siteOf(files)), ['a']);
    assert.equal(unknown(files), 0);
    assert.equal(unknown(script(`dnsmasq ${RANGE} --dhcp-boot=$file`)), 1);
    assert.equal(unknown(script(`dnsmasq ${RANGE} --interface=$nic`)), 0);
    assert.equal(unknown(script(`dnsmasq ${RANGE} $more`)), 1);
  });

  it('is found in a container, with the folders that it is given', () => {
    for (const run of [
      `docker run --rm -it --net=host --name dnsmasq -v $(pwd)/files:/tftp me/dnsmasq:2 -k ${RANGE} --enable-tftp --tftp-root=/tftp -M a`,
      `sudo podman run -d -v "$PWD/files:/tftp" alpine dnsmasq -k ${RANGE} --enable-tftp --tftp-root=/tftp -M a`,
      `docker run -v "$(pwd)/files":/tftp --entrypoint dnsmasq alpine -k ${RANGE} --enable-tftp --tftp-root=/tftp -M a`,
    ]) {
      const site = siteOf(script(run));
      assert.deepEqual(boots(site), ['a'], run);
      assert.equal(site.tree.exists('/tftp/pxelinux.0'), 'yes', run);
    }
  });

  it('is none where the words only name it, or nobody can tell them', () => {
    for (const line of [
      `echo dnsmasq ${RANGE}`,
      `docker run --name dnsmasq alpine sh -x ${RANGE}`,
      `docker build -t dnsmasq . ${RANGE}`,
      `dnsmasq ${RANGE} $(cat words)`,
    ])
      assert.deepEqual(read(script(line)), [], line);
  });

  it('is none where there is a configuration', () => {
    const files = {
      ...script(`dnsmasq ${RANGE} -M script`),
      'pxe/dnsmasq.conf': `dhcp-boot=file\n${RANGE.slice(2)}\n`,
    };
    assert.deepEqual(boots(siteOf(files)), ['file']);
    assert.deepEqual(boots(siteOf(script(`dnsmasq ${RANGE} -M script`))), ['script']);
  });
});

describe('findings in such a file', () => {
  const found = (files: Files) => lint(siteOf(files)).findings;

  it('stand at the option', () => {
    const text = compose(command(RANGE, '--dhcp-match=set:efi,93,7', '--dhcp-boot=tag:efj,a', '-M', 'b'));
    const [finding, ...others] = found({ 'compose.yml': text });
    const { span } = finding?.place ?? { span: { start: 0, end: 0 } };
    assert.deepEqual(others, []);
    assert.equal(finding?.rule, 'dnsmasq/tag-never-set');
    assert.equal(text.slice(span.start, span.end), 'tag:efj');
  });

  it('are silenced by comments of that file', () => {
    const text = `services:\n  pxe:\n    image: dnsmasq\n    command:\n      - ${RANGE}\n      # diskless-lint-disable-next-line dnsmasq/tag-never-set\n      - --dhcp-boot=tag:efj,a\n`;
    assert.deepEqual(found({ 'compose.yml': text }), []);
  });

  it('have those fixes only that leave the words around the option alone', () => {
    const fixes = (words: string) =>
      found({ 'etc/systemd/system/pxe.service': unit(words), 'etc/exports': '' }).flatMap((one) =>
        one
          .fixes()
          .flatMap(({ edits }) => edits.flatMap(({ edits: all }) => all.map(({ newText }) => newText))),
      );
    assert.deepEqual(fixes(`${RANGE} --dhcp-bot=a`), ['--dhcp-boot']);
    assert.deepEqual(fixes(`${RANGE} --dhcp-b\\x6ft=a`), []);
  });
});
