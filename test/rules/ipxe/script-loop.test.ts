/** Scripts that load each other go in, the findings of ipxe/script-loop come out, and its silence where something ends the circle. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const set = (name: string): string => `\${${name}}`;
const all = (boot: string, others: Readonly<Record<string, string>> = {}) => {
  const files = Object.entries({ boot, ...others }).map(([name, lines]) => [
    `srv/tftp/${name}.ipxe`,
    lines.startsWith('#!') ? lines : `#!ipxe\n${lines}`,
  ]);
  return lint(siteOf(ipxeSite(Object.fromEntries(files)))).findings;
};
const found = (boot: string, others: Readonly<Record<string, string>> = {}) =>
  all(boot, others).filter(({ rule }) => rule === 'ipxe/script-loop');

describe('ipxe/script-loop', () => {
  it('finds a script that loads itself', () => {
    const [finding, ...more] = found('echo again\nchain boot.ipxe\n');
    assert.equal(more.length, 0);
    assert.equal(finding?.severity, 'error');
    assert.ok(finding.place.file.endsWith('boot.ipxe'));
    assert.match(
      finding.message,
      /^boot\.ipxe loads itself, and node21 never comes to a kernel: "boot\.ipxe\.\.\. ok"/,
    );
    assert.equal(found('chain --autofree boot.ipxe ||\nexit\n').length, 1);
    assert.equal(found(`set base tftp://192.168.1.1\nchain ${set('base')}/boot.ipxe\n`).length, 1);
  });

  it('finds a name that comes to nothing, by which iPXE loads the script once more', () => {
    const [finding, ...more] = all(`chain ${set('next')}\n`);
    assert.equal(more.length, 0);
    assert.match(
      finding?.message ?? '',
      /^boot\.ipxe loads itself, where \$\{next\} comes to nothing or to its name, and node21 never/,
    );
    // iPXE takes what it has loaded for a script, whatever the command.
    const [loaded] = all(`kernel ${set('image')} root=/dev/nfs\nboot\n`);
    assert.match(loaded?.message ?? '', /^boot\.ipxe loads itself, where \$\{image\} comes to nothing/);
    assert.deepEqual(found(`set next nodes.ipxe\nchain ${set('next')}\n`, { nodes: 'boot vmlinuz\n' }), []);
  });

  it('finds scripts that load each other, at the line that leads back', () => {
    const [finding, ...more] = found('chain more.ipxe\n', {
      more: 'chain last.ipxe\n',
      last: '\nchain more.ipxe\n',
    });
    assert.equal(more.length, 0);
    assert.match(finding?.message ?? '', /^more\.ipxe and last\.ipxe load each other, and node21 never/);
    assert.ok(finding?.place.file.endsWith('last.ipxe'));
    assert.equal(finding?.related.length, 1);
  });

  it('is silent where the circle ends', () => {
    const counts = `inc i\niseq ${set('i')} 3 && chain nodes.ipxe ||\nchain boot.ipxe\n`;
    assert.deepEqual(all(counts, { nodes: IPXE_SCRIPT }), []);
    assert.deepEqual(found('chain more.ipxe\n', { more: 'exit\n' }), []);
  });

  it('is silent where somebody may choose, or a setting decides', () => {
    const menu = `menu Start\nitem again Again\nitem net Network\nchoose --timeout 500 --default again it\ngoto ${set('it')}\n:again\nchain boot.ipxe\n:net\nchain nodes.ipxe\n`;
    assert.deepEqual(found(menu, { nodes: IPXE_SCRIPT }), []);
    assert.deepEqual(found('prompt --timeout 100 && chain nodes.ipxe ||\nchain boot.ipxe\n'), []);
    assert.deepEqual(found(`isset ${set('asset')} && chain nodes.ipxe ||\nchain boot.ipxe\n`), []);
  });

  it('is silent where it waits for what is not there yet, or something else is wrong', () => {
    assert.deepEqual(found('chain nodes.ipxe || sleep 5\nchain boot.ipxe\n'), []);
    const broken = all('chain nodes.ipxe || chain boot.ipxe\n', { nodes: 'goto nowhere\n' });
    assert.deepEqual(
      broken.map(({ rule }) => rule),
      ['ipxe/label-missing'],
    );
  });

  it('is silent where a program may answer', () => {
    const byHttp = (name: string) =>
      lint(
        siteOf(
          ipxeSite(
            {
              'srv/tftp/boot.ipxe': undefined,
              'srv/http/boot.ipxe': `#!ipxe\nchain ${name}\n`,
              'diskless-lint.json': '{ "httpRoot": "/srv/http" }\n',
            },
            'http://192.168.1.1/boot.ipxe',
          ),
        ),
      ).findings.map(({ rule }) => rule);
    assert.deepEqual(byHttp('http://192.168.1.1/boot.ipxe'), ['ipxe/script-loop']);
    assert.deepEqual(byHttp('http://192.168.1.1/boot.ipxe?step=2'), []);
    assert.deepEqual(found('chain http://192.168.1.9/boot.ipxe\n'), []);
  });

  it('is silent where a script is only taken for the one that is named', () => {
    const site = ipxeSite({ 'srv/web/again.ipxe': '#!ipxe\nchain again.ipxe\n' });
    assert.deepEqual(lint(siteOf(site)).findings, []);
  });
});
