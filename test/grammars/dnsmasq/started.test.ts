/** Units, compose files and sourced files go in; the options of dnsmasq in them come out, each at its own place. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DnsmasqDocument, dnsmasq } from '../../../grammars/dnsmasq/index.js';
import { applyEdits } from '../../../grammars/text/index.js';
import { grows } from '../../support/growth.js';

const UNIT = '/etc/systemd/system/pxe.service';
const COMPOSE = '/r/compose.yml';
const SOURCED = '/etc/default/dnsmasq';

function parse(name: string, text: string): DnsmasqDocument {
  return dnsmasq.parse(text, name);
}

/** Each option as `name=value`, in the order in which dnsmasq takes them. */
function options(name: string, text: string): string[] {
  return parse(name, text).starts.flatMap(({ lines }) =>
    lines.map(({ option, parameter }) =>
      option === undefined
        ? `?${parameter?.name ?? ''}`
        : `${option.name}${option.value === undefined ? '' : `=${option.value.text}`}`,
    ),
  );
}

/** What stands in the file where each value is said to stand. */
function written(name: string, text: string): (string | undefined)[] {
  return parse(name, text).lines.map(({ offset, option }) => {
    const span = option?.value?.span;
    return span && text.slice(offset + span.start, offset + span.end);
  });
}

const unit = (command: string): string => `[Service]\nExecStart=${command}\n`;
const service = (lines: string): string => `services:\n  pxe:\n    image: alpine\n${lines}`;

describe('a command line of dnsmasq', () => {
  it('has long options, short ones, and what is left out of both', () => {
    assert.deepEqual(options(UNIT, unit('/usr/sbin/dnsmasq -kp0 -F 10.0.0.1,10.0.0.9 --dhcp-boot a')), [
      'keep-in-foreground',
      'port=0',
      'dhcp-range=10.0.0.1,10.0.0.9',
      'dhcp-boot=a',
    ]);
    assert.deepEqual(options(UNIT, unit('dnsmasq --dhcp-rang=10.0.0.1,10.0.0.9')), [
      'dhcp-range=10.0.0.1,10.0.0.9',
    ]);
  });

  it('has its first file read last, and others where they stand', () => {
    assert.deepEqual(options(UNIT, unit('dnsmasq -C /a --conf-file=/b -7 /d -M x')), [
      'conf-file=/b',
      'conf-dir=/d',
      'dhcp-boot=x',
      'conf-file=/a',
    ]);
  });

  it('is refused as dnsmasq refuses it', () => {
    const said = (command: string): (string | undefined)[] =>
      parse(UNIT, unit(command)).problems.map(({ message }) => /\("(.*)"\)/.exec(message)?.[1]);
    assert.deepEqual(said('dnsmasq --no-such'), ['bad command line options: try --help']);
    assert.deepEqual(said('dnsmasq --dhcp-range=10.0.0.1'), ['bad command line options: bad dhcp-range']);
    assert.deepEqual(said('dnsmasq --enable-tftp eth0'), ['junk found in command line']);
    assert.deepEqual(said('dnsmasq --dhcp-boot'), ['bad command line options: try --help']);
    assert.deepEqual(said('dnsmasq -p 0 --port=1'), ['bad command line options: illegal repeated flag']);
    assert.deepEqual(said('dnsmasq --conf-file= "" -kd'), []);
  });

  it('keeps the quotes that nobody took away', () => {
    const text = service('    command:\n      - dnsmasq\n      - --pxe-service=0,"Raspberry Pi Boot"\n');
    assert.deepEqual(options(COMPOSE, text), ['pxe-service=0,"Raspberry Pi Boot"']);
    assert.deepEqual(options(UNIT, unit('dnsmasq --pxe-service=0,"Raspberry Pi Boot"')), [
      'pxe-service=0,Raspberry Pi Boot',
    ]);
  });
});

describe('a unit of systemd', () => {
  it('goes on behind a backslash, also over comments', () => {
    const text = unit('-/usr/sbin/dnsmasq -k \\\n# note\n  --dhcp-boot=a \\\n; note\n  --port=0');
    assert.deepEqual(options(UNIT, text), ['keep-in-foreground', 'dhcp-boot=a', 'port=0']);
    assert.deepEqual(written(UNIT, text), [undefined, 'a', '0']);
  });

  it('takes quotes and escapes away, and the places stay', () => {
    const text = unit(`dnsmasq "--pxe-service=0,A B" '--dhcp-boot=x y' --user=a\\x20b`);
    assert.deepEqual(options(UNIT, text), ['pxe-service=0,A B', 'dhcp-boot=x y', 'user=a b']);
    assert.deepEqual(written(UNIT, text), ['0,A B', 'x y', 'a\\x20b']);
  });

  it('has variables of which nothing is known, and specifiers that only systemd knows', () => {
    assert.deepEqual(options(UNIT, unit('dnsmasq $OPTS -i %i --dhcp-boot=a%%b')), [
      '?OPTS',
      'interface=${i}',
      'dhcp-boot=a%b',
    ]);
  });

  it('fills in what it sets itself: as words, or inside of one', () => {
    const set = '[Service]\nEnvironment=OLD=1\nEnvironment=\nEnvironment="OPTS=-k --dhcp-boot=a" FILE=b\n';
    const text = (command: string): string => `${set}ExecStart=dnsmasq ${command}\n`;
    assert.deepEqual(options(UNIT, text('$OPTS -M ${FILE}.0')), [
      'keep-in-foreground',
      'dhcp-boot=a',
      'dhcp-boot=b.0',
    ]);
    assert.deepEqual(options(UNIT, text('-M $FILE.0')), ['dhcp-boot=$FILE.0']);
    assert.deepEqual(options(UNIT, text('-M ${OPTS}')), ['dhcp-boot=-k --dhcp-boot=a']);
    assert.deepEqual(options(UNIT, text('$OLD')), ['?OLD']);
    assert.deepEqual(written(UNIT, text('$OPTS -M ${FILE}.0')), [undefined, 'a', '${FILE}.0']);
  });

  it('knows nothing of what it sets where a file may set that anew', () => {
    const text = '[Service]\nEnvironment=OPTS=-k\nEnvironmentFile=/etc/pxe\nExecStart=dnsmasq $OPTS\n';
    assert.deepEqual(options(UNIT, text), ['?OPTS']);
  });

  it('takes back its commands with an empty line, and starts others, too', () => {
    assert.deepEqual(options(UNIT, '[Service]\nExecStart=dnsmasq -k\nExecStart=\nExecStart=dnsmasq -d\n'), [
      'no-daemon',
    ]);
    assert.deepEqual(parse(UNIT, unit('/usr/bin/echo dnsmasq --dhcp-boot=a')).starts, []);
    assert.deepEqual(options(UNIT, unit(`/bin/sh -c 'exec dnsmasq -k --dhcp-boot=a'`)), [
      'keep-in-foreground',
      'dhcp-boot=a',
    ]);
  });
});

describe('a compose file', () => {
  it('has the command as a list, as one string, folded, and in blocks', () => {
    const expected = ['keep-in-foreground', 'dhcp-boot=a'];
    for (const command of [
      '    command: ["dnsmasq", "-k", "--dhcp-boot=a"]\n',
      '    command: dnsmasq -k --dhcp-boot=a\n',
      '    command: >-\n      dnsmasq -k\n      --dhcp-boot=a\n',
      '    command: |\n      dnsmasq -k\n      --dhcp-boot=a\n',
      '    entrypoint: dnsmasq\n    command: [-k, --dhcp-boot=a]\n',
      '    entrypoint: [/bin/sh, -c]\n    command:\n      - |\n        apk add dnsmasq && \\\n        exec dnsmasq -k --dhcp-boot=a\n',
    ]) {
      assert.deepEqual(options(COMPOSE, service(command)), expected, command);
      assert.deepEqual(written(COMPOSE, service(command)), [undefined, 'a'], command);
    }
  });

  it('has options alone where the image is one of dnsmasq, and no others', () => {
    const text = (image: string) =>
      `services:\n  a:\n    image: ${image}\n    command: [-k, --dhcp-boot=a]\n`;
    assert.deepEqual(options(COMPOSE, text('4km3/dnsmasq:2.90')), ['keep-in-foreground', 'dhcp-boot=a']);
    assert.deepEqual(options(COMPOSE, text('4km3/x')), ['keep-in-foreground', 'dhcp-boot=a']);
    assert.deepEqual(options(COMPOSE, text('busybox').replace('dhcp-boot', 'boot')), []);
  });

  it('is read where mappings are merged into themselves, and into each other over and over', () => {
    const self = 'services:\n  a: &a\n    <<: *a\n    image: alpine\n    command: [dnsmasq, --dhcp-boot=a]\n';
    assert.deepEqual(options(COMPOSE, self), ['dhcp-boot=a']);
    const deep = Array.from(
      { length: 40 },
      (_, i) => `x-${i}: &m${i}\n  <<: [*m${i - 1}, *m${i - 1}]\n`,
    ).join('');
    const again = `x: &m-1\n  image: alpine\n${deep}services:\n  a:\n    <<: *m39\n    command: [dnsmasq, -a]\n`;
    assert.equal(parse(COMPOSE, again).starts.length, 1);
  });

  it('takes for an alias the last node before it with the anchor', () => {
    const text =
      'x: &w [dnsmasq, --dhcp-boot=a]\ny: &w [dnsmasq, --dhcp-boot=b]\nservices:\n  one:\n    image: alpine\n    command: *w\n  two:\n    image: alpine\n    command: *none\n';
    assert.deepEqual(options(COMPOSE, text), ['dhcp-boot=b']);
  });

  it('is read with work in proportion, as many aliases as there may be', () => {
    const text = (size: number): string =>
      `x: &w [dnsmasq, -a]\nservices:\n${Array.from({ length: size / 30 }, (_, i) => `  s${i}:\n    command: *w\n`).join('')}`;
    assert.equal(
      grows((size) => parse(COMPOSE, text(size)), 30_000),
      undefined,
    );
  }).timeout(600_000);

  it('takes commands of anchors and merged mappings', () => {
    const text =
      'x-pxe: &pxe\n  image: alpine\n  command: &words [dnsmasq, --dhcp-boot=a]\nservices:\n  one:\n    <<: *pxe\n  two:\n    command: *words\n';
    assert.deepEqual(options(COMPOSE, text), ['dhcp-boot=a', 'dhcp-boot=a']);
  });

  it('fills in what stands as a default, and says so', () => {
    const text = service(
      '    command: [dnsmasq, "--dhcp-boot=${BOOT:-a.efi}", "--port=${PORT}", "${MORE}", "-i$$x"]\n',
    );
    assert.deepEqual(options(COMPOSE, text), ['dhcp-boot=a.efi', 'port=${PORT}', '?MORE', 'interface=$x']);
    assert.deepEqual(
      parse(COMPOSE, text).starts[0]?.supposed.map(({ name }) => name),
      ['BOOT'],
    );
  });

  it('says what its container sees', () => {
    const text = `${service(
      '    command: dnsmasq -k\n    volumes:\n      - ./tftp:/srv/tftp:ro\n      - data:/var/lib\n      - {type: bind, source: ../a.conf, target: /etc/a}\n      - $HOME/x:/x\n    configs: [{source: main, target: /etc/dnsmasq.conf}]\n',
    )}configs:\n  main: {file: ./pxe.conf}\n`;
    assert.deepEqual(parse(COMPOSE, text).starts[0]?.mounts, [
      { source: './tftp', target: '/srv/tftp' },
      { source: undefined, target: '/var/lib' },
      { source: '../a.conf', target: '/etc/a' },
      { source: undefined, target: '/x' },
      { source: './pxe.conf', target: '/etc/dnsmasq.conf' },
    ]);
  });
});

describe('a shell script', () => {
  it('starts nothing where a variable says which program dnsmasq is', () => {
    assert.deepEqual(parse('/r/start.sh', 'DNSMASQ=/usr/sbin/dnsmasq\n').starts, []);
    assert.deepEqual(options('/r/start.sh', 'LANG=C /usr/sbin/dnsmasq -M a\n'), ['dhcp-boot=a']);
  });
});

describe('a script of OpenRC', () => {
  const SERVICE = '/etc/init.d/pxe';
  const service = (lines: string): string => `#!/sbin/openrc-run\ncommand="/usr/sbin/dnsmasq"\n${lines}`;

  it('has the options in a variable of its own', () => {
    const text = service(`command_args="-k --pxe-service='x86PC,Net boot' -C $FILE"\n`);
    assert.deepEqual(options(SERVICE, text), [
      'keep-in-foreground',
      'pxe-service=x86PC,Net boot',
      'conf-file=${FILE}',
    ]);
    assert.deepEqual(written(SERVICE, text).slice(0, 2), [undefined, 'x86PC,Net boot']);
    assert.equal(parse(SERVICE, service('')).starts.length, 1);
  });

  it('is not known where branches set them differently, and starts nothing without its interpreter', () => {
    assert.deepEqual(parse(SERVICE, service('command_args="-k"\ncommand_args="-d"\n')).starts, []);
    assert.deepEqual(parse(SERVICE, service('command="/usr/sbin/dnsmasq2"\n')).starts, []);
    assert.deepEqual(parse(SERVICE, service('').replace('openrc-run', 'sh')).starts, []);
  });
});

describe('a file that a service sources', () => {
  it('has options in a variable, to which more may be added, and a folder', () => {
    const text = `CONFIG_DIR=/etc/d,.old\nDNSMASQ_OPTS="--dhcp-boot=a -k"\n# DNSMASQ_OPTS="-d"\nDNSMASQ_OPTS="$DNSMASQ_OPTS --port=0"\n`;
    assert.deepEqual(options(SOURCED, text), [
      'conf-dir=/etc/d,.old',
      'dhcp-boot=a',
      'keep-in-foreground',
      'port=0',
    ]);
    assert.deepEqual(written(SOURCED, text), ['/etc/d,.old', 'a', undefined, '0']);
  });
});

const words = [
  'services:\n',
  '  a:\n',
  '    image: dnsmasq\n',
  '    command: ',
  '    entrypoint: ',
  '      - ',
  '>\n',
  '|\n',
  '[dnsmasq, ',
  ']\n',
  '<<: *a\n',
  '&a ',
  '*a',
  '[Service]\n',
  'ExecStart=',
  'dnsmasq ',
  'DNSMASQ_OPTS=',
  'CONFIG_DIR=',
  '--dhcp-boot=tag:a,b ',
  '-F 10.0.0.1 ',
  '${A:-b}',
  '$$',
  '%i',
  '"',
  "'",
  '\\',
  '\\\n',
  '\n',
  '#',
  '\t',
  '\0',
];
const anyText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words) },
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

describe('any text as such a file', function () {
  this.timeout(600_000);
  for (const name of [UNIT, COMPOSE, SOURCED]) {
    it(`is read, kept and changed: ${name}`, () => {
      fc.assert(
        fc.property(anyText, anyText, fc.nat(), (text, newText, at) => {
          const document = parse(name, text);
          const pieces = dnsmasq.pieces(document);
          assert.equal(pieces.map(({ span }) => text.slice(span.start, span.end)).join(''), text);
          assert.equal(dnsmasq.format(document), text);
          for (const { span } of [
            ...document.problems,
            ...dnsmasq.comments(document).map((span) => ({ span })),
          ])
            assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
          dnsmasq.outline(document);
          dnsmasq.toJson(document);
          dnsmasq.describe(document, at);
          const start = at % (text.length + 1);
          const change = { span: { start, end: start }, newText };
          assert.deepEqual(dnsmasq.edit(document, change), parse(name, applyEdits(text, [change])));
        }),
        { numRuns: 200 },
      );
    });

    it(`is read in a time that grows with it: ${name}`, () => {
      const line = name === COMPOSE ? '      - --dhcp-boot=tag:a,b\n' : '--dhcp-boot=tag:a,b \\\n';
      const head =
        name === COMPOSE
          ? service('    command:\n      - dnsmasq\n')
          : name === UNIT
            ? '[Service]\nExecStart=dnsmasq '
            : 'DNSMASQ_OPTS="';
      assert.equal(
        grows((size) => parse(name, head + line.repeat(size)), 400),
        undefined,
      );
    });
  }
});
