/** Facts of dhcpd.conf: scopes, what is assigned in them and under which condition. Lowered from documents; joined with the included files. */
import type { DiskPath } from '../path.js';
import type { MacAddress, Ipv4Address } from '../address.js';
import type { Expression } from '../../../grammars/dhcpd/expressions/expression.js';
import type { OptionAtom, OptionValue } from '../optionvalue.js';
import type { Place, Said } from '../place.js';

export type DhcpAtom = OptionAtom;

/** A value as it is written or computed. */
export interface DhcpValue extends OptionValue {
  readonly expression?: Expression;
}

/** How an assignment meets an earlier one of the same name (dhcp-eval(5)). `option x y;` supersedes. */
export type DhcpSetter = 'supersede' | 'default' | 'append' | 'prepend' | 'send';

/**
 * Executable statements, in file order. `space` is `dhcp` for plain options, `server` for parameters such as
 * `filename` and `next-server`, else the option space as written. Names are lower case.
 * `allow booting` and its kin are assignments to the server's flags: name `booting`, a flag atom.
 */
export type DhcpExecutable =
  | {
      readonly kind: 'assign';
      readonly setter: DhcpSetter;
      readonly space: string;
      readonly name: string;
      readonly value: DhcpValue;
      /** The whole statement. */
      readonly place: Place;
      readonly namePlace: Place;
    }
  | { readonly kind: 'if'; readonly branches: readonly DhcpBranch[]; readonly place: Place }
  | {
      readonly kind: 'switch';
      readonly on: Expression;
      readonly cases: readonly {
        readonly values: readonly Expression[];
        readonly body: readonly DhcpExecutable[];
        readonly place: Place;
      }[];
      readonly place: Place;
    }
  | { readonly kind: 'set'; readonly variable: string; readonly value: Expression; readonly place: Place }
  | { readonly kind: 'unset'; readonly variable: string; readonly place: Place }
  | { readonly kind: 'add-class'; readonly name: string; readonly place: Place }
  | { readonly kind: 'break'; readonly place: Place }
  /** Understood but without effect on the answer (log, execute, on …), or not understood at all. */
  | { readonly kind: 'other'; readonly understood: boolean; readonly place: Place };

/** A branch without condition is `else`. */
export interface DhcpBranch {
  readonly condition?: Expression;
  readonly conditionPlace?: Place;
  readonly body: readonly DhcpExecutable[];
  readonly place: Place;
}

export interface DhcpScopeBase {
  /** The whole declaration, from its keyword to its closing brace. */
  readonly place: Place;
  /** Keyword and name, such as `host slave21`: what a finding about the declaration underlines. */
  readonly head: Place;
  /** Just after the opening brace and just before the closing one: where a fix may insert a statement. */
  readonly body: Place;
  readonly parent: DhcpScope | undefined;
  /** Declarations inside, included files spliced in, in file order. */
  readonly children: readonly DhcpScope[];
  readonly executables: readonly DhcpExecutable[];
}

export interface DhcpGlobal extends DhcpScopeBase {
  readonly kind: 'global';
}
export interface DhcpSharedNetwork extends DhcpScopeBase {
  readonly kind: 'shared-network';
  readonly name: Said<string>;
}
export interface DhcpSubnet extends DhcpScopeBase {
  readonly kind: 'subnet';
  readonly network: Said<Ipv4Address>;
  readonly mask: Said<Ipv4Address>;
  /** Directly inside the subnet, not those of its pools. */
  readonly ranges: readonly DhcpRange[];
  readonly interface?: Said<string>;
}
export interface DhcpPool extends DhcpScopeBase {
  readonly kind: 'pool';
  readonly ranges: readonly DhcpRange[];
  readonly permits: readonly DhcpPermit[];
}
export interface DhcpGroup extends DhcpScopeBase {
  readonly kind: 'group';
  readonly name?: Said<string>;
}
export interface DhcpHost extends DhcpScopeBase {
  readonly kind: 'host';
  readonly name: Said<string>;
  /** `mac` is normalised; none when the hardware type is not Ethernet or the length is not six. */
  readonly hardware: readonly {
    readonly type: string;
    readonly octets: Said<string>;
    readonly mac: MacAddress | undefined;
  }[];
  readonly fixedAddresses: readonly DhcpAtom[];
  readonly clientIdentifiers: readonly DhcpValue[];
}
export interface DhcpClass extends DhcpScopeBase {
  readonly kind: 'class';
  readonly name: Said<string>;
  readonly matchIf?: { readonly expression: Expression; readonly place: Place };
  readonly match?: { readonly expression: Expression; readonly place: Place };
  readonly spawn?: { readonly expression: Expression; readonly place: Place };
}
export interface DhcpSubclass extends DhcpScopeBase {
  readonly kind: 'subclass';
  readonly className: Said<string>;
  /** The value to match, as octets. */
  readonly data: Said<readonly number[]>;
}
/** subnet6, pool6 and what else has a body but no part in the simulation of IPv4 boots. */
export interface DhcpOtherScope extends DhcpScopeBase {
  readonly kind: 'other';
}

export type DhcpScope =
  | DhcpGlobal
  | DhcpSharedNetwork
  | DhcpSubnet
  | DhcpPool
  | DhcpGroup
  | DhcpHost
  | DhcpClass
  | DhcpSubclass
  | DhcpOtherScope;

/** Inclusive, low end first whatever the order in the file. */
export interface DhcpRange {
  readonly low: Ipv4Address;
  readonly high: Ipv4Address;
  readonly dynamicBootp: boolean;
  readonly place: Place;
}

/** `what` is the words after allow or deny, in lower case with single blanks: `unknown-clients`, `members of`. */
export interface DhcpPermit {
  readonly allow: boolean;
  readonly what: string;
  readonly className?: string;
  readonly place: Place;
}

/** An `include` and where it leads; `file` is undefined when the site has no such file. */
export interface DhcpInclude {
  readonly path: Said<string>;
  readonly file: DiskPath | undefined;
}

/** `option space.name code N = type;`: a name the configuration gives to an option. Names are lower case. */
export interface DhcpOptionDefinition {
  readonly space: string;
  readonly name: string;
  readonly code: number;
  /** Format letters of its type, as the table of built-in options has them. */
  readonly format?: string;
  readonly place: Place;
}

/** `option space name code width N length width N;` in octets; 1 where nothing is said. The name is lower case. */
export interface DhcpOptionSpace {
  readonly name: string;
  readonly codeWidth: number;
  readonly lengthWidth: number;
}

/** What one dhcpd.conf with all it includes says. The lists are in order of declaration. */
export interface DhcpFacts {
  /** The main file first, then the included ones. */
  readonly files: readonly string[];
  readonly global: DhcpGlobal;
  readonly sharedNetworks: readonly DhcpSharedNetwork[];
  readonly subnets: readonly DhcpSubnet[];
  readonly pools: readonly DhcpPool[];
  readonly groups: readonly DhcpGroup[];
  readonly hosts: readonly DhcpHost[];
  /** Hosts that dhcpd knows from its leases file, where OMAPI declared them. They are no nodes of the site. */
  readonly leased?: readonly DhcpHost[];
  readonly classes: readonly DhcpClass[];
  readonly subclasses: readonly DhcpSubclass[];
  readonly includes: readonly DhcpInclude[];
  /** Options the configuration defines itself, so that `option arch` is known to be code 93. */
  readonly definitions?: readonly DhcpOptionDefinition[];
  /** Option spaces that the configuration declares. */
  readonly spaces?: readonly DhcpOptionSpace[];
  /** A failover peer is declared or used: it has a say in how long leases last. */
  readonly failover?: boolean;
  /** True when a file has statements that were not understood: what depends on "nothing else says so" is then unknown. */
  readonly incomplete: boolean;
}
