/** Boots go in; what a machine comes to in short, and what becomes of its mounts, comes out. */
import assert from 'node:assert/strict';
import { traceNode } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { tell, tellMount } from '../../../server/service/verdict/tell.js';
import { verdictOf } from '../../../server/service/verdict/verdict.js';
import type { Place } from '../../../server/site/place.js';
import { CONFIG, DHCPD } from '../../rules/support.js';
import { siteOf } from '../../support/site.js';

const FSTAB = 'diskless/node21/etc/fstab';

function traceOf(changes: Readonly<Record<string, string | undefined>>) {
  const site = siteOf(miniature(changes));
  const [node] = site.nodes;
  assert.ok(node);
  const [trace] = traceNode(site, node);
  assert.ok(trace);
  return { site, trace };
}

describe('what a machine comes to', () => {
  const short = (changes: Readonly<Record<string, string | undefined>>) => {
    const { site, trace } = traceOf(changes);
    const { verdict, step, cause } = verdictOf(trace);
    const { file = '', span } = cause?.at ?? {};
    const text = site.files.get(file)?.document.text.slice(span?.start, span?.end);
    return [verdict, step?.stage, cause?.rule, text];
  };

  it('has no step and no cause where it boots', () => {
    assert.deepEqual(short({}), ['boots', undefined, undefined, undefined]);
  });

  it('is decided by the first fault that stops it, at the line that is wrong', () => {
    assert.deepEqual(short({ ...changed(DHCPD, 'filename "pxelinux.0";', ''), 'etc/exports': '' }), [
      'fails',
      'dhcp',
      'dhcp/filename-missing',
      'next-server 192.168.1.1;',
    ]);
  });

  it('is decided by what is lost where nothing stops it, whatever went well before', () => {
    assert.deepEqual(short(changed('etc/exports', 'rw,', 'ro,')).slice(0, 3), [
      'degraded',
      'root',
      'nfsroot/exported-ro',
    ]);
  });

  it('is open at the first doubt, with no rule for it', () => {
    const elsewhere = {
      ...changed(DHCPD, 'next-server 192.168.1.1', 'next-server 192.168.1.9'),
      'diskless-lint.json': '{ "server": { "addresses": ["192.168.1.1"] } }',
    };
    assert.deepEqual(short(elsewhere), ['unknown', 'files', null, 'filename "pxelinux.0";']);
  });

  it('is open at a doubt, too, where something is lost before', () => {
    const fstab = 'nas.example:/opt /opt nfs rw,vers=3,nolock 0 0\n';
    const both = { ...changed('etc/exports', 'rw,', 'ro,'), [FSTAB]: fstab };
    assert.deepEqual(short(both), ['unknown', 'mounts', null, fstab.trim()]);
    assert.deepEqual(short({ [FSTAB]: fstab }), ['unknown', 'mounts', null, fstab.trim()]);
  });
});

describe('a step', () => {
  const told = (changes: Readonly<Record<string, string | undefined>>) => tell(traceOf(changes).trace);

  const last = (changes: Readonly<Record<string, string | undefined>>) => {
    const step = told(changes).at(-1);
    return [step?.stage, step?.verdict, step?.summary, step?.console];
  };

  it('tells the fault that stops it alone', () => {
    const fstab = { [FSTAB]: `192.168.1.1:/nowhere /opt nfs rw,vers=3,nolock 0 0\n` };
    assert.deepEqual(last({ ...fstab, 'etc/exports': '' }), [
      'root',
      'fails',
      '/diskless/node21 is not exported',
      'VFS: Unable to mount root fs via NFS.',
    ]);
  });

  it('tells all that is lost, with what the screen shows of the first', () => {
    const line = (path: string, at: string) => `192.168.1.1:${path} ${at} nfs rw,vers=3,nolock 0 0\n`;
    const root = line('/diskless/node21', '/');
    assert.deepEqual(last({ [FSTAB]: `${root}${line('/gone', '/opt')}${line('/lost', '/home')}` }), [
      'mounts',
      'degraded',
      '192.168.1.1:/gone on /opt: not exported to the node; 192.168.1.1:/lost on /home: not exported to the node',
      'mount.nfs: access denied by server while mounting 192.168.1.1:/gone',
    ]);
    assert.deepEqual(last({ [FSTAB]: root }), ['mounts', 'ok', '1 NFS mount succeeds', null]);
  });

  it('is told nothing of a fault that takes nothing from it', () => {
    // Whose root squashes rights, but is not written: lint has a word to say of it.
    const files = {
      ...changed('etc/exports', 'rw,sync,no_root_squash', 'ro,root_squash'),
      ...changed(CONFIG, ' rw', ' ro'),
    };
    const { trace } = traceOf({ ...files, [FSTAB]: 'tmpfs /tmp tmpfs mode=1777 0 0\n' });
    assert.deepEqual(
      trace.stages.flatMap(({ faults }) => faults.map(({ id, effect }) => `${id} ${effect}`)),
      ['nfsroot/root-squashed none'],
    );
    const root = tell(trace).find(({ stage }) => stage === 'root');
    assert.deepEqual(
      [root?.verdict, root?.summary, root?.console],
      ['ok', '192.168.1.1:/diskless/node21 is mounted read-only', null],
    );
    assert.deepEqual(verdictOf(trace).cause, null);
  });

  it('has the line that is wrong before the one that it is held against', () => {
    const { site, trace } = traceOf(changed('etc/exports', 'rw,', 'ro,'));
    const root = tell(trace).find(({ stage }) => stage === 'root');
    const text = ({ file, span }: Place) => site.files.get(file)?.document.text.slice(span.start, span.end);
    assert.deepEqual(root?.decisive.map(text), ['ro', 'rw']);
  });
});

describe('what becomes of a mount', () => {
  const told = (line: string) => {
    const { trace } = traceOf(changed(FSTAB, 'tmpfs', `${line}\ntmpfs`));
    const mounted = trace.mounts.find(({ mount }) => mount.target.value === '/opt');
    assert.ok(mounted, line);
    return tellMount(mounted).verdict;
  };

  it('is that of the worst that is wrong with it', () => {
    assert.equal(told('192.168.1.1:/diskless/node21 /opt nfs rw,vers=3,nolock 0 0'), 'ok');
    assert.equal(told('192.168.1.1:/nowhere /opt nfs rw,vers=3,nolock 0 0'), 'fails');
    assert.equal(told('nas.example:/opt /opt nfs rw,vers=3,nolock 0 0'), 'unknown');
  });

  it('is told in a word', () => {
    const line = (at: string) => `192.168.1.1:/diskless/node21 ${at} nfs rw,vers=3,nolock 0 0\n`;
    const { trace } = traceOf({ [FSTAB]: line('/') + line('/opt') });
    assert.deepEqual(
      trace.mounts.map((mount) => tellMount(mount).summary),
      ['already mounted', 'mounted'],
    );
  });

  it('is something between, where it is mounted and cannot be written', () => {
    const { trace } = traceOf({
      [FSTAB]: '192.168.1.1:/srv/data /opt nfs rw,vers=3,nolock 0 0\n',
      'etc/exports':
        '/diskless/node21 *(rw,no_root_squash,no_subtree_check)\n/srv/data *(ro,no_subtree_check)\n',
    });
    const [mount] = trace.mounts;
    assert.ok(mount);
    assert.deepEqual(tellMount(mount), {
      verdict: 'degraded',
      summary: '/opt is mounted, but exported read-only',
    });
  });
});
