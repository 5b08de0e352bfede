/** Menus of iPXE go in; the item that starts by itself comes out, and what the others come to. */
import assert from 'node:assert/strict';
import { traceSite, withEntries } from '../../../../server/boot/index.js';
import { siteOf } from '../../../support/site.js';
import { booted, IPXE_DNSMASQ, ROOT } from './site.js';

const START = [`kernel vmlinuz ${ROOT}`, 'boot'];
const MENU = ['menu Lab', 'item one First', 'item two Second'];

describe('the items of a menu of iPXE', () => {
  it('are not known where there are none, or where a template makes them', () => {
    const open = 'which items the menu has is not known';
    assert.equal(booted(['menu Lab', 'item --gap', 'choose x', ...START]).doubts[0], open);
    assert.equal(booted([...MENU, 'menu Other', 'choose x', ...START]).doubts[0], open);
    assert.equal(
      booted([...MENU, '{% for n in all %}', 'item {{ n }}', '{% endfor %}', 'choose x', ...START]).doubts[0],
      open,
    );
  });

  it('come to what they load, each once; what leads nowhere on purpose is passed over', () => {
    const { choices } = booted(
      [
        ...MENU,
        'item memory Test',
        'item shell Shell',
        'item other Menu',
        'choose --timeout 1 x && goto ${x}',
        ':one',
        ...START,
        ':two',
        'kernel gone',
        ':memory',
        'kernel memtest.bin',
        'boot',
        ':shell',
        'shell',
        ':other',
        'chain pxelinux.0',
      ],
      { 'srv/tftp/memtest.bin': '', 'srv/tftp/pxelinux.0': '' },
    );
    assert.deepEqual(choices, ['two: ipxe/file-missing']);
  });

  it('of a menu behind an item are choices, too', () => {
    const { choices, trace } = booted([
      ...MENU,
      'choose --timeout 1 x && goto ${x}',
      ':one',
      'menu More',
      'item three Third',
      'item four Fourth',
      'choose --timeout 1 y && goto ${y}',
      ':three',
      ...START,
      ':four',
      'kernel gone',
      ':two',
      'menu Last',
      'item five Fifth',
      'choose z && goto ${z}',
      ':five',
      'kernel gone',
    ]);
    assert.equal(trace.loading?.entry.kind === 'value' && trace.loading.entry.value.name, 'one');
    assert.deepEqual(choices, ['two: ipxe/file-missing', 'four: ipxe/file-missing']);
  });

  it('are found by names beside the script, from wherever that was loaded', () => {
    const script = `#!ipxe\n${[...MENU, 'choose --timeout 1 x && goto ${x}', ':one', ...START, ':two', 'kernel only.img', 'boot'].join('\n')}\n`;
    const web = {
      'diskless-lint.json': '{ "httpRoot": "/srv/http" }',
      'srv/http/boot/vmlinuz': '',
      'srv/http/boot/menu.ipxe': script,
    };
    const called = (more = {}) =>
      booted(['chain http://10.0.0.1/boot/menu.ipxe'], { ...web, ...more }).choices;
    assert.deepEqual(called(), ['two: ipxe/file-missing']);
    assert.deepEqual(called({ 'srv/http/boot/only.img': '' }), []);
    const told = (more = {}) =>
      booted([], {
        'etc/dnsmasq.conf': IPXE_DNSMASQ.replace('boot.ipxe', 'http://10.0.0.1/boot/menu.ipxe'),
        ...web,
        ...more,
      }).choices;
    assert.deepEqual(told(), ['two: ipxe/file-missing']);
    assert.deepEqual(told({ 'srv/http/boot/only.img': '' }), []);
    // One that some machine reads, whichever it is.
    const read = (more = {}) => {
      const conf = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n';
      const files = { 'srv/tftp/sub/menu.ipxe': script, 'srv/tftp/sub/vmlinuz': '' };
      const site = siteOf({ 'etc/default/tftpd-hpa': conf, ...files, ...more });
      const [trace] = traceSite(site);
      assert.ok(trace !== undefined);
      return withEntries(site, trace).entries.map(
        ({ entry, stages }) => `${entry.name} ${stages.flatMap(({ faults }) => faults).length}`,
      );
    };
    assert.deepEqual(read(), ['two 1']);
    assert.deepEqual(read({ 'srv/tftp/sub/only.img': '' }), []);
  });

  it('is the one that waits for nobody: a time that is not above nought waits for ever', () => {
    const enter = 'somebody presses Enter at the menu, which waits for ever';
    const waits = (choose: string) =>
      booted([...MENU, `${choose} x && goto \${x}`, ':one', ...START]).assumed.includes(enter);
    assert.deepEqual(
      [
        'choose',
        'choose --timeout 0',
        'choose --timeout 1',
        'choose --timeout 3000',
        'choose --timeout ${manufacturer}',
      ].map(waits),
      [true, true, false, false, false],
    );
  });

  it('that is preselected is the last one that is marked', () => {
    const entry = (first: string, second: string, choose = 'choose --timeout 1') => {
      const { trace } = booted([
        'menu',
        `item ${first}one First`,
        `item ${second}two Second`,
        `${choose} x && goto \${x}`,
        ':one',
        ':two',
        ...START,
      ]);
      return trace.loading?.entry.kind === 'value' ? trace.loading.entry.value.name : undefined;
    };
    assert.equal(entry('', ''), 'one');
    assert.equal(entry('', '--default '), 'two');
    assert.equal(entry('--default ', ''), 'one');
    assert.equal(entry('--default ', '--default '), 'two');
    assert.equal(entry('', '--default ', 'choose --timeout 1 --default one'), 'one');
    assert.equal(entry('--default ', '--default ', 'choose --timeout 1 --default none'), 'one');
  });
});
