/** What holds for every text that is read as a dnsmasq.conf. */
import { dnsmasq } from '../../../grammars/dnsmasq/index.js';
import { checkLineLanguage } from '../line-language.js';

const words = [
  'dhcp-range=10.0.0.1,10.0.0.9,1h',
  'dhcp-host=02:00:00:00:00:01,10.0.0.5',
  'dhcp-boot=tag:efi,',
  'dhcp-option=option:router,',
  'pxe-service=x86PC,',
  'enable-tftp',
  'tag-if=set:a,tag:!b',
  'no-such',
  '=',
  ',',
  ' ',
  '\t',
  '"',
  '""',
  '\\',
  '\\"',
  '#',
  ' # note',
  '\n',
  '\r\n',
  '\r',
  '\u00a0',
  '\0',
  '{{ x }}',
];

describe('dnsmasq properties', function () {
  this.timeout(600_000);
  checkLineLanguage(dnsmasq, words, { line: 'dhcp-host=02:00:00:00:00:01,alder', garbage: words });
});
