/** Facts of dnsmasq.conf: what it says about DHCP, PXE and TFTP, included files spliced in. Lists are in the order of the files. */
import type { Ipv4Address } from '../address.js';
import type { OptionValue } from '../optionvalue.js';
import type { Place, Said } from '../place.js';

/** A tag that a client must have, or must not have. */
export interface TagCondition {
  readonly name: string;
  readonly not: boolean;
  readonly place: Place;
}

interface Line {
  /** The whole statement. */
  readonly place: Place;
}

interface Tagged extends Line {
  /** All of them must hold; none hold for everybody. */
  readonly tags: readonly TagCondition[];
}

export interface DnsmasqRange extends Tagged {
  readonly kind: 'dynamic' | 'static' | 'proxy';
  readonly low: Said<Ipv4Address>;
  readonly high: Said<Ipv4Address>;
  /** Undefined where the interface's own netmask counts. */
  readonly mask: Said<Ipv4Address> | undefined;
  readonly broadcast: Said<Ipv4Address> | undefined;
  readonly sets: Said<string> | undefined;
  /** Seconds; an hour where none is said. */
  readonly lease: number | undefined;
  /** The number of it, where no letter tells the unit. */
  readonly bareLease: Said<number> | undefined;
}

export interface DnsmasqHost extends Tagged {
  readonly name: Said<string> | undefined;
  /** Octets in small letters with colons; `*` stands for any. */
  readonly hardware: readonly Said<string>[];
  /** A name that is written like a hardware address, with hyphens or dots, in a line without one. */
  readonly likeHardware: Said<string> | undefined;
  /** A name that begins as an address does, in a line without one. */
  readonly likeAddress: Said<string> | undefined;
  /** The octets of the client identifier that it names. */
  readonly identifier: readonly number[] | undefined;
  readonly address: Said<Ipv4Address> | undefined;
  readonly sets: readonly Said<string>[];
  readonly ignore: Place | undefined;
  /** Seconds. */
  readonly lease: number | undefined;
  /** The number of it, where no letter tells the unit. */
  readonly bareLease: Said<number> | undefined;
}

export interface DnsmasqPassedOver extends Said<string> {
  /** It is no value of its option, its address belongs to another host, or it is no line of /etc/ethers. */
  readonly why: 'value' | 'address' | 'ethers';
  /** What is wrong with a value, in a sentence for people, and what dnsmasq logs. */
  readonly refusal?: { readonly reason: string; readonly log: string } | undefined;
}

/** A name with its address, as `host-record` and files of hosts tell it. */
export interface DnsmasqName {
  /** In small letters. */
  readonly name: string;
  readonly address: Said<Ipv4Address>;
}

export interface DnsmasqBoot extends Tagged {
  readonly file: Said<string>;
  readonly serverName: Said<string> | undefined;
  /** An address, or a name. */
  readonly server: Said<string> | undefined;
}

export interface DnsmasqService extends Tagged {
  /** The number that the client sends in option 93. */
  readonly system: Said<number>;
  readonly menu: Said<string>;
  /** Undefined for a boot from the disk, or from a service of that number. */
  readonly file: Said<string> | undefined;
  /** By which a client asks for it; 0 is the disk. Those with a file are counted from 32768 on, whoever they are for. */
  readonly type: number;
  /** An address, or a name. */
  readonly server: Said<string> | undefined;
}

/** A `pxe-service` that another program fills in first. */
export interface DnsmasqOpenService extends Tagged {
  /** Undefined where that is filled in, too. */
  readonly system: number | undefined;
  /** Its file or server is filled in, or whom it is for; else it is only what the menu calls it. */
  readonly boots: boolean;
}

export interface DnsmasqOption extends Tagged {
  readonly code: number;
  readonly value: OptionValue;
  readonly force: boolean;
  /** Inside option 43, for clients whose option 60 holds this text. */
  readonly vendor: string | undefined;
  /** Inside another option, by its code; undefined for that of an enterprise. */
  readonly inside: { readonly code: number | undefined } | undefined;
  /** Of pxe-prompt: inside option 43, for those that dhcp-pxe-vendor names. */
  readonly prompt?: { readonly timeout: number | undefined };
}

/** What gives a tag to a client. */
export interface DnsmasqMatch extends Line {
  readonly sets: Said<string>;
  readonly by:
    | { readonly kind: 'vendor class' | 'user class'; readonly text: string }
    | { readonly kind: 'hardware'; readonly pattern: string }
    /** `value`: undefined where it is enough that the option is there. */
    | { readonly kind: 'option'; readonly code: number; readonly value: MatchedValue | undefined }
    /** A relay adds it to the packet, a running system sends it, or it is inside the option of an enterprise. */
    | { readonly kind: 'relay' | 'name' | 'enterprise' };
}

export type MatchedValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** What the option begins with; undefined: any octet. */
  | { readonly kind: 'octets'; readonly value: readonly (number | undefined)[] }
  | { readonly kind: 'other' };

export interface DnsmasqTagIf extends Tagged {
  readonly sets: readonly Said<string>[];
}

export interface DnsmasqTftpRoot {
  readonly path: Said<string>;
  /** Only for clients on this interface. */
  readonly interface: string | undefined;
}

export interface DnsmasqFacts {
  readonly files: readonly string[];
  /** What keeps dnsmasq from starting, in lines that are not among the facts. */
  readonly refused: readonly Place[];
  /** Lines that are filled in by another program first, and files that are named and are not there: what they say is not known. */
  readonly unknown: readonly Place[];
  /** Lines that are nothing but what another program fills in: it may be anything. That it is a remark is said by its name. */
  readonly filled: readonly Place[];
  /** `conf-file` lines that name a file which is not there; they are among `unknown` as well. Left out where it may lie in a container. */
  readonly absent: readonly Said<string>[];
  /** Lines that name files of hosts or of options, which are not read here, and what they name. */
  readonly elsewhere: readonly Said<string>[];
  /** Lines of files of hosts and options that are passed over, as they are written. */
  readonly passedOver: readonly DnsmasqPassedOver[];
  /** Of DNS; 0 switches it off. */
  readonly port: Said<number> | undefined;
  readonly interfaces: readonly Said<string>[];
  /** What comes in on one interface is taken as if it came in on another: `bridge-interface`, `shared-network`. */
  readonly asOther: boolean;
  /** On these it gives no addresses: `no-dhcp-interface` and `except-interface`. */
  readonly leftOut: readonly Said<string>[];
  /** `listen-address`. */
  readonly listens: readonly Said<Ipv4Address>[];
  /** Those of them that only programs of the server itself reach. */
  readonly listensInside: readonly Said<string>[];
  /** Those of them that are no address of IPv4. */
  readonly listensOtherwise: readonly Said<string>[];
  readonly ranges: readonly DnsmasqRange[];
  readonly hosts: readonly DnsmasqHost[];
  /** Those of them of which a part is filled in: their lines are among `unknown` as well, and concern no other machine. */
  readonly openHosts: readonly DnsmasqHost[];
  readonly matches: readonly DnsmasqMatch[];
  readonly tagIfs: readonly DnsmasqTagIf[];
  readonly ignores: readonly Tagged[];
  readonly boots: readonly DnsmasqBoot[];
  readonly services: readonly DnsmasqService[];
  /** They are among `unknown` as well. */
  readonly openServices: readonly DnsmasqOpenService[];
  /** With those of `pxe-prompt`, since they share an option with those for vendors. */
  readonly options: readonly DnsmasqOption[];
  /** `dhcp-no-override`. */
  readonly plainFields: boolean;
  /** `dhcp-pxe-vendor`; `PXEClient` where none is said. */
  readonly pxeVendors: readonly string[];
  readonly tftp: Place | undefined;
  /** The interfaces that enable-tftp names; none for all that are served. */
  readonly tftpOn: readonly Said<string>[];
  readonly tftpRoots: readonly DnsmasqTftpRoot[];
  /** `tftp-unique-root`: below the root, clients have folders of their own, by their address, their MAC, or both. */
  readonly tftpUnique: readonly ('ip' | 'mac')[];
  /** `tftp-lowercase`: names are taken in small letters. */
  readonly tftpLowercase: boolean;
  /** `tftp-secure`: only files of its own user are served. */
  readonly tftpSecure: boolean;
  readonly tftpNoFail: boolean;
  /** `domain`, where it is for all. */
  readonly domain: Said<string> | undefined;
  /** It is not for all, or stands in a file of the server. */
  readonly domainElsewhere: boolean;
  /** Names beside those of /etc/hosts. */
  readonly names: readonly DnsmasqName[];
  /** A file of names is not read. */
  readonly namesElsewhere: boolean;
  /** `no-hosts`: /etc/hosts is not read. */
  readonly noHosts: boolean;
  /** `dhcp-ignore-clid`. */
  readonly ignoresIdentifiers: boolean;
  /** As whom it runs; that of its package where none is said. */
  readonly user: Said<string> | undefined;
}
