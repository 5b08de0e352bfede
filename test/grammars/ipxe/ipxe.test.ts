/** Lines of scripts go in, what iPXE makes of them comes out. */
import assert from 'node:assert/strict';
import { detect } from '../../../grammars/index.js';
import { commandFact, ipxe, readOptions, settingParts } from '../../../grammars/ipxe/index.js';

function commands(text: string): string[] {
  return ipxe
    .parse(text)
    .lines.flatMap((line) =>
      line.commands.map(({ joint, words }) => [joint, ...words.map((word) => word.text)].join(' ')),
    );
}

function settings(text: string): readonly string[] {
  return ipxe
    .parse(text)
    .lines.flatMap((line) =>
      line.commands.flatMap(({ words }) => words.flatMap((word) => word.settings.map((one) => one.text))),
    );
}

function complaints(text: string): string[] {
  return ipxe
    .parse(text)
    .problems.map(({ rule, span }) => `${rule.slice(5)} ${text.slice(span.start, span.end)}`);
}

describe('a script of iPXE', () => {
  it('is split at blanks, and into commands at || && and ;', () => {
    assert.deepEqual(commands('a  b\t|| c && d ; e\n'), ['first a b', '|| c', '&& d', '; e']);
    assert.deepEqual(commands('a||b&&c\n'), ['first a||b&&c']);
    assert.deepEqual(commands('a ||\n'), ['first a', '||']);
    assert.deepEqual(commands('"a b" \'c\n'), ['first "a b" \'c']);
  });

  it('ends a line at a word that begins with #, and joins lines at a backslash, in comments, too', () => {
    assert.deepEqual(commands('a b#c #d e\n'), ['first a b#c']);
    assert.deepEqual(commands('a b\\\nc \\\r\n d\n'), ['first a bc d']);
    assert.deepEqual(commands('# a \\\nb\nc\n'), ['first c']);
    assert.deepEqual(commands('a \\ \nb\n'), ['first a \\', 'first b']);
    assert.deepEqual(commands('a\\\n#b\n'), ['first a#b']);
  });

  it('has labels, behind which a command may stand', () => {
    const [line, other] = ipxe.parse(' :a b c\n:\n').lines;
    assert.equal(line?.label?.name, 'a');
    assert.deepEqual(
      line.commands[0]?.words.map(({ text }) => text),
      ['b', 'c'],
    );
    assert.equal(other?.label?.name, '');
  });

  it('has settings in settings, the inner ones first', () => {
    assert.deepEqual(settings('echo ${a${b}c} ${net0/mac:hexhyp}${\n'), ['b', 'a${b}c', 'net0/mac:hexhyp']);
    assert.deepEqual(settingParts('net0.dhcp/17:string'), { scope: 'net0.dhcp', name: '17', type: 'string' });
  });

  it('may be a template: a hole is a part of a word, and a statement is no command', () => {
    const [line] = ipxe.parse('kernel {{ a b }}/vmlinuz\n').lines;
    assert.deepEqual(
      line?.commands[0]?.words.map(({ text, hole }) => `${text} ${hole}`),
      ['kernel false', '{{ a b }}/vmlinuz true'],
    );
    const filled = (word: string) => ipxe.parse(`kernel a/${word}/b\n`).lines[0]?.commands[0]?.words[1]?.hole;
    for (const word of ['__IP__', '@@ip@@', '%%ip%%', '@IP@', '%SERVER%', '<SERVER_IP>', '{{ ip }}'])
      assert.equal(filled(word), true, word);
    for (const word of ['a__b', '_', '@', '%AB%CD', '@a', 'a@b', '__', '<ip>', '%20a%20'])
      assert.equal(filled(word), false, word);
    for (const text of ['{% if a %}\n', '{{- range .B }}\n', '<% if c %>\n']) {
      assert.deepEqual(
        ipxe.parse(text).lines.map(({ template }) => template),
        [true],
        text,
      );
    }
    assert.deepEqual(complaints('{{ command }} a\n'), []);
    assert.deepEqual(complaints('#!ipxe\n{# words\n of nobody #}\n  {#\nmore\n#}\necho {#\n'), []);
    assert.equal(complaints('#!ipxe\n{# words\n of nobody\n').length, 2);
    assert.equal(complaints('#!ipxe\necho {# words\nnobody #}\n').length, 1);
  });

  it('is known by its first bytes, whatever its file is called', () => {
    assert.equal(detect('/x/pxelinux.cfg/default', '#!ipxe\nkernel a\n'), 'ipxe');
    assert.equal(detect('/x/y', '#!gpxe\r\n'), 'ipxe');
    assert.equal(detect('/x/a.ipxe', 'kernel a\n'), 'ipxe');
    assert.equal(detect('/x/a.ipxe.j2', '\n#!ipxe\n'), 'ipxe');
    assert.notEqual(detect('/x/a.ipxe.md', 'how to write scripts\n'), 'ipxe');
    assert.notEqual(detect('/x/y', '#!ipxefoo\n'), 'ipxe');
  });

  it('has commands that iPXE knows, and no others but where a failure is expected', () => {
    assert.deepEqual(complaints('kernle a\nBoot\npoweroff\n'), [
      'unknown-command kernle',
      'unknown-command Boot',
    ]);
    assert.deepEqual(complaints('no-such || goto a\n'), []);
    assert.deepEqual(complaints('no-such && goto a\n'), ['unknown-command no-such']);
    // The mark of the encoding is told by others, and the first line is no command.
    assert.deepEqual(complaints('\ufeff#!ipxe\ndhcp\n'), []);
    assert.deepEqual(complaints('\ufeffdhcp\n'), ['unknown-command \ufeffdhcp']);
    assert.deepEqual(complaints('${command} a\n'), []);
  });

  it('has labels right behind their colon', () => {
    const { problems } = ipxe.parse('#!ipxe\n: failed\nshell\n');
    assert.match(problems[0]?.message ?? '', /Write :failed\.$/);
    assert.deepEqual(problems[0]?.fix?.edits, [{ span: { start: 7, end: 15 }, newText: ':failed' }]);
    assert.deepEqual(complaints(': shell\n'), []);
  });

  it('that is written for PXELINUX or GRUB is told once, at the first word of theirs', () => {
    const menu = '#!ipxe\nDEFAULT a\nTIMEOUT 50\nLABEL a\n  KERNEL k\n  APPEND ro\n';
    assert.deepEqual(complaints(menu), ['unknown-command DEFAULT']);
    assert.match(ipxe.parse(menu).problems[0]?.message ?? '', /written for PXELINUX/);
    const entry = '#!ipxe\r\nset timeout=5\r\nmenuentry "a" {\r\n  linux /k\r\n}\r\n';
    assert.deepEqual(complaints(entry), ['unknown-command menuentry']);
    assert.match(ipxe.parse(entry).problems[0]?.message ?? '', /written for GRUB/);
  });

  it('has single words of others, and the same one twice, as slips of its own', () => {
    assert.deepEqual(complaints('#!ipxe\nLABEL a\nkernle b\n'), [
      'unknown-command LABEL',
      'unknown-command kernle',
    ]);
    assert.deepEqual(complaints('#!ipxe\nKERNEL a\nboot\nKERNEL b\n'), [
      'unknown-command KERNEL',
      'unknown-command KERNEL',
    ]);
    assert.deepEqual(complaints('#!ipxe\nDEFAULT a\nLABEL a\nkernle b\n'), [
      'unknown-command DEFAULT',
      'unknown-command kernle',
    ]);
  });

  it('has options before all other words', () => {
    const read = (text: string) => {
      const [name = '', ...rest] = text.split(' ');
      const fact = commandFact(name);
      assert.ok(fact);
      const found = readOptions(
        fact,
        rest.map((one) => ({ text: one, hole: false })),
      );
      const options = [...found.options].map(([long, at]) => `${long}=${at?.word.text.slice(at.from) ?? ''}`);
      return [
        ...options,
        '|',
        ...found.rest.map((word) => word.text),
        ...(found.wrong ? [found.wrong.says] : []),
      ];
    };
    assert.deepEqual(read('choose -d a --timeout=5 b'), ['default=a', 'timeout=5', '|', 'b']);
    assert.deepEqual(read('chain -ar x -n'), ['autofree=', 'replace=', '|', 'x', '-n']);
    assert.deepEqual(read('chain -nx y'), ['name=x', '|', 'y']);
    assert.deepEqual(read('echo -- -n'), ['|', '-n']);
    assert.deepEqual(read('sleep'), ['|', 'sleep: too few words']);
    assert.deepEqual(read('iseq a b c'), ['|', 'a', 'b', 'c', 'iseq: too many words']);
    assert.deepEqual(read('choose --timeout -d a'), [
      '|',
      '-d',
      'a',
      'Option "timeout" requires an argument',
    ]);
    assert.deepEqual(read('item --gap=1 a'), ['|', 'a', 'Option "gap" takes no argument']);
    assert.deepEqual(read('item -z a'), ['|', 'a', 'Unrecognised option "-z"']);
    assert.deepEqual(complaints('iseq {{ both }}\n'), []);
  });

  it('finds values that a setting cannot hold, by its name or its type', () => {
    const unfit = (...values: readonly string[]) =>
      values.filter((value) => complaints(`set ${value}\n`).length > 0);
    const refused = [
      'next-server master',
      'net0/next-server 10.0.0',
      'dns 8.8.8.8,1.1.1.1',
      'dns 8.8.8.8 1.1.1.1',
      'ip 10.0.0.300',
      'netmask /24',
      'gateway "10.0.0.1"',
      'dhcp-server 10.0.0.1x',
      'mine:ipv4 a.b.c.d',
      'priority high',
      'keep-san yes',
      'skip-san-boot on',
      'mtu big',
      'mine:int8 1x',
      'mine:uint32 many',
      'mine:hex /vmlinuz',
      'mine:hex 1:2',
      'mine:hex 01-02',
      'mine:hexhyp 01:02',
      'mine:hexraw 01020',
      'uuid 4c4c4544-004b-3110-8043-b2c04f4d3253',
      'mine:uuid 4c4c4544-004b-3110-8043-b2c04f4d3253',
      'mine:busdevfn 00:01.0',
      'mine:dnssl a.b',
      'mine:strng a',
      'mine:uint332 1',
    ];
    assert.deepEqual(unfit(...refused), refused);
    const stored = [
      'next-server 010.0.0.1',
      'dns 0x0a.0.0.1',
      'dns',
      'keep-san 1',
      'mine:int8 0x10',
      'mine:uint32 -1',
      'mine many',
      'mine:hex 01:aB',
      'mine:hexhyp 01-02',
      'mine:hexraw 01020a',
      'mine:hex',
      'mine:hex ${x}',
      'uuid',
      'mine:string 10.0.0',
      'next-server:string master',
      'hostname a b',
      'next-server ${dhcp-server}',
      'next-server {{ server }}',
      'next-server X.X.X.X',
      '${which} a',
      // What a newer release may have.
      'mine:base32 a',
    ];
    assert.deepEqual(unfit(...stored), []);
    assert.deepEqual(complaints('set dns a\n'), ['wrong-arguments a']);
    assert.deepEqual(complaints('sleep 5s\n'), ['wrong-arguments 5s']);
    for (const time of ['5', '0x5', '${wait}', '{{ wait }}', 'X.X.X.X'])
      assert.deepEqual(complaints(`sleep ${time}\n`), [], time);
  });

  it('is printed without what iPXE does not see; columns stay', () => {
    const text = '#!ipxe  \n\n\n  :a  \nitem   a   A\t\nkernel x \\\n  y  \n\n';
    assert.equal(ipxe.format(ipxe.parse(text)), '#!ipxe\n\n:a\nitem   a   A\nkernel x \\\n  y\n');
    for (const kept of ['echo a\\ \n', 'echo a\\', '\n#!ipxe\n'])
      assert.equal(ipxe.format(ipxe.parse(kept)), kept);
  });

  it('is documented, and completed: commands, options, settings and labels', () => {
    const text = '#!ipxe\n:here\nset base x\nchain --autofree ${next-server}/\ngoto \necho ${\n';
    const document = ipxe.parse(text);
    const about = (part: string) => ipxe.describe(document, text.indexOf(part) + 1)?.markdown ?? '';
    assert.match(about('chain'), /Loads a script/);
    assert.match(about('--autofree'), /throws the image away/);
    assert.match(about('${next'), /server of the boot file/);
    const offered = (part: string) =>
      ipxe.complete(document, text.indexOf(part) + part.length).map(({ label }) => label);
    assert.ok(offered('chain').includes('kernel'));
    assert.ok(offered('chain --autof').includes('--name'));
    assert.deepEqual(offered('goto '), ['here']);
    assert.ok(offered('echo ${').includes('base'));
    assert.ok(offered('echo ${').includes('platform'));
  });

  it('tells of words for the kernel as the kernel takes them', () => {
    const text = '#!ipxe\nkernel --name k vmlinuz root=/dev/nfs ip=10.0.0.2:10.0.0.1: console=${tty}\n';
    const document = ipxe.parse(text);
    const at = (word: string, by = 1): number => text.indexOf(word) + by;
    assert.match(ipxe.describe(document, at('root='))?.markdown ?? '', /CONFIG_ROOT_NFS/);
    assert.match(ipxe.describe(document, at('--name'))?.markdown ?? '', /--name VALUE/);
    const signature = ipxe.signature?.(document, at(':10.0.0.1', 3));
    assert.equal(signature?.parameters[signature.active], 'SERVER');
    assert.equal(ipxe.signature?.(document, at('vmlinuz')), undefined);
  });

  it('takes numbers where an option holds one, and says what iPXE makes of one dash', () => {
    assert.deepEqual(complaints('#!ipxe\nprompt --timeout 5s a || exit\n'), ['wrong-arguments 5s']);
    assert.deepEqual(complaints('#!ipxe\nchoose --timeout=08 a\nping -c x a\nitem --key F1 a\n'), [
      'wrong-arguments --timeout=08',
      'wrong-arguments x',
      'wrong-arguments F1',
    ]);
    assert.deepEqual(
      complaints('#!ipxe\nchoose --timeout ${t} a\nprompt -k0x02 -t 1 a\nitem -k a a\nsanboot -d 0x80\n'),
      [],
    );
    assert.deepEqual(complaints('#!ipxe\nset device=sda\nset words a=b\nset a=b c\n'), [
      'wrong-arguments device=sda',
    ]);
    assert.deepEqual(complaints('#!ipxe\ninitrd -name a a.img\nchoose -timeout 5 a\n'), [
      'wrong-arguments -name',
      'wrong-arguments -timeout',
    ]);
  });
});
