/** A name goes in, what dnsmasq knows by it comes out. */
import { type DhcpOptionFact, dhcpOptionFacts, type OptionFact, optionFacts } from './facts.js';

const options: ReadonlyMap<string, OptionFact> = new Map(optionFacts.map((fact) => [fact.name, fact]));
const byLetter: ReadonlyMap<string | undefined, OptionFact> = new Map(
  optionFacts.filter(({ letter }) => letter !== undefined).map((fact) => [fact.letter, fact]),
);
const dhcpOptions: ReadonlyMap<string, DhcpOptionFact> = new Map(
  dhcpOptionFacts.map((fact) => [fact.name.toLowerCase(), fact]),
);
const byCode: ReadonlyMap<number, DhcpOptionFact> = new Map(dhcpOptionFacts.map((fact) => [fact.code, fact]));

export const optionNames: readonly string[] = [...options.keys()];
export const dhcpOptionNames: readonly string[] = dhcpOptionFacts.map(({ name }) => name);

/** Upper and lower case are told apart. */
export function optionFact(name: string): OptionFact | undefined {
  return options.get(name);
}

/** By its short form on a command line. */
export function optionByLetter(letter: string): OptionFact | undefined {
  return byLetter.get(letter);
}

/** By the name behind `option:`, in any case. */
export function dhcpOption(name: string): DhcpOptionFact | undefined {
  return dhcpOptions.get(name.toLowerCase());
}

export function dhcpOptionByCode(code: number): DhcpOptionFact | undefined {
  return byCode.get(code);
}

/** What `pxe-service` calls the kinds of machines, in any case; the number of each is option 93 of the client. */
export const clientSystems: readonly string[] = [
  'x86PC',
  'PC98',
  'IA64_EFI',
  'Alpha',
  'Arc_x86',
  'Intel_Lean_Client',
  'IA32_EFI',
  'x86-64_EFI',
  'Xscale_EFI',
  'BC_EFI',
  'ARM32_EFI',
  'ARM64_EFI',
];

/** The number of a kind of machines, by its name or its number; no text at all is number 0. */
export function clientSystem(text: string): number | undefined {
  if (/^\d*$/.test(text)) return Number(text.slice(0, 9));
  const index = clientSystems.findIndex((name) => name.toLowerCase() === text.toLowerCase());
  return index < 0 ? undefined : index;
}
