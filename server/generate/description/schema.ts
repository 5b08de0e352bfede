/** What a description of a site may hold, as the JSON schema that is published: its reader takes keys, words, patterns and defaults from here. */

/** What is said of a network, be it the only one or one of several. */
const ofNetwork = {
  subnet: { $ref: '#/definitions/subnet' },
  router: { $ref: '#/definitions/router' },
  dns: { $ref: '#/definitions/dns' },
  domain: { $ref: '#/definitions/domain' },
} as const;

export const descriptionSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'The description of a site',
  description: 'What `diskless-lint generate` makes a whole boot server of.',
  type: 'object',
  additionalProperties: false,
  required: ['server', 'nodes'],
  oneOf: [{ required: ['network'] }, { required: ['networks'] }],
  definitions: {
    directory: { type: 'string', pattern: '^/[A-Za-z0-9._+@/-]*$', not: { pattern: '(^|/)\\.\\.?(/|$)' } },
    image: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._+/-]*$', not: { pattern: '\\.\\.' } },
    host: {
      type: ['string', 'number'],
      maxLength: 253,
      pattern: '^(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*$',
    },
    address: { type: 'string', format: 'ipv4' },
    addresses: {
      anyOf: [{ $ref: '#/definitions/address' }, { type: 'array', items: { $ref: '#/definitions/address' } }],
    },
    access: {
      type: 'string',
      enum: ['ro', 'rw'],
      description: 'ro: it cannot be written, so several machines may share it. rw: each machine may write.',
    },
    subnet: { type: 'string', description: 'Address and prefix length, such as 192.168.1.0/24.' },
    router: { $ref: '#/definitions/address', description: 'The way out; none where nothing is said.' },
    dns: {
      $ref: '#/definitions/addresses',
      description: 'Name servers, in the order in which they are asked.',
    },
    domain: {
      $ref: '#/definitions/host',
      description: 'The domain that the machines take their names to be in.',
    },
  },
  properties: {
    server: {
      type: 'object',
      description: 'The boot server itself.',
      additionalProperties: false,
      required: ['name', 'address'],
      properties: {
        name: { $ref: '#/definitions/host', description: 'Its host name.' },
        address: {
          $ref: '#/definitions/address',
          description: 'Its address in the first network that holds it.',
        },
        interface: {
          type: 'string',
          pattern: '^[A-Za-z0-9._:@-]{1,15}$',
          description: 'The only interface that the DHCP server listens on; all where nothing is said.',
        },
      },
    },
    network: {
      type: 'object',
      description: 'The only network of the site.',
      additionalProperties: false,
      required: ['subnet'],
      properties: ofNetwork,
    },
    networks: {
      type: 'array',
      description: 'Several networks, each with the address that the boot server has there.',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['subnet'],
        properties: {
          ...ofNetwork,
          server: {
            $ref: '#/definitions/address',
            description: 'The address that the boot server has here.',
          },
        },
      },
    },
    dhcp: {
      type: 'string',
      enum: ['dhcpd', 'dnsmasq'],
      default: 'dhcpd',
      description: 'The program that gives the addresses. dnsmasq serves the files as well.',
    },
    loader: {
      type: 'string',
      enum: ['pxelinux', 'ipxe', 'grub'],
      default: 'pxelinux',
      description: 'The program that the firmware of a machine is given.',
    },
    firmware: {
      description:
        'What the machines are; each kind gets a boot loader of its own. Both where nothing is said.',
      anyOf: [
        { type: 'string', enum: ['bios', 'efi-x64'] },
        { type: 'array', items: { type: 'string', enum: ['bios', 'efi-x64'] } },
      ],
    },
    root: {
      type: 'string',
      enum: ['nfs', 'ram'],
      default: 'nfs',
      description:
        'nfs: each machine mounts its root over the network. ram: it has all of it in its initial ramdisk.',
    },
    http: {
      $ref: '#/definitions/directory',
      description: 'Folder that a web server gives out, from which iPXE and GRUB fetch the kernel.',
    },
    tftp: {
      type: 'object',
      description: 'What serves the boot loader.',
      additionalProperties: false,
      properties: {
        root: {
          $ref: '#/definitions/directory',
          default: '/srv/tftp',
          description: 'The folder that clients see as /.',
        },
        daemon: {
          type: 'string',
          enum: ['tftpd-hpa', 'in.tftpd'],
          default: 'tftpd-hpa',
          description: "Whose settings file is written: Debian's package, or Gentoo's init script.",
        },
      },
    },
    nfs: {
      type: 'object',
      description: 'What serves the roots.',
      additionalProperties: false,
      properties: {
        version: {
          description: 'The version of the protocol.',
          enum: ['3', '4.0', '4.1', '4.2', 3, 4, 4.1, 4.2],
          default: '3',
        },
        roots: {
          $ref: '#/definitions/directory',
          default: '/srv/nfs',
          description: 'Where the roots of the machines are, each in a folder of its name.',
        },
        threads: {
          type: 'integer',
          minimum: 1,
          maximum: 99999,
          description: 'Threads of nfsd; 16, or as many as there are machines, where nothing is said.',
        },
      },
    },
    kernel: {
      type: 'object',
      description: 'What the machines start.',
      additionalProperties: false,
      properties: {
        image: {
          $ref: '#/definitions/image',
          default: 'vmlinuz',
          description: 'File below the folder that is served.',
        },
        initrd: {
          $ref: '#/definitions/image',
          default: 'initrd.img',
          description: 'Of a root in RAM: the file beside the kernel that holds it.',
        },
        parameters: {
          description: 'More words for the command line, such as console=ttyS0.',
          anyOf: [
            { type: ['string', 'number', 'boolean'] },
            { type: 'array', items: { type: ['string', 'number', 'boolean'] } },
          ],
        },
        symbols: {
          type: 'object',
          description:
            'More symbols of its .config, with CONFIG_ or without, such as the driver of the network card.',
          propertyNames: { pattern: '^[A-Za-z0-9_]+$' },
          additionalProperties: { type: ['string', 'number', 'boolean'], pattern: '^[^\\r\\n]*$' },
          examples: [{ R8169: 'y' }],
        },
      },
    },
    shared: {
      type: 'array',
      description: 'Directories of the server that every machine mounts.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['path'],
        properties: {
          path: { $ref: '#/definitions/directory', description: 'The directory on the server.' },
          mount: {
            $ref: '#/definitions/directory',
            description: 'Where it is mounted; at the same path where nothing is said.',
          },
          access: { $ref: '#/definitions/access', default: 'ro' },
        },
      },
    },
    nodes: {
      type: 'array',
      description: 'The machines.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'mac', 'address'],
        properties: {
          name: { $ref: '#/definitions/host', description: 'Its host name.' },
          mac: {
            type: 'string',
            pattern: '^[0-9A-Fa-f]{1,2}([:-][0-9A-Fa-f]{1,2}){5}$',
            description: 'The address of its network card, such as 52:54:00:12:34:56.',
          },
          address: { $ref: '#/definitions/address', description: 'The address that it gets.' },
          root: {
            $ref: '#/definitions/directory',
            description: 'Its root on the server; the folder of its name where nothing is said.',
          },
          access: { $ref: '#/definitions/access', default: 'rw' },
        },
      },
    },
  },
} as const;

const { definitions, properties } = descriptionSchema;

/** The keys of each mapping, in the order in which a person is told of them. */
export const keys = {
  site: keysOf(properties),
  server: keysOf(properties.server.properties),
  network: keysOf(properties.network.properties),
  networks: keysOf(properties.networks.items.properties),
  tftp: keysOf(properties.tftp.properties),
  nfs: keysOf(properties.nfs.properties),
  kernel: keysOf(properties.kernel.properties),
  shared: keysOf(properties.shared.items.properties),
  nodes: keysOf(properties.nodes.items.properties),
};

const isText = <Value>(value: Value): value is Value & string => typeof value === 'string';

/** The words that one of several may be. A version may be written as a number, too, which is read as its text. */
export const words = {
  access: definitions.access.enum,
  dhcp: properties.dhcp.enum,
  loader: properties.loader.enum,
  firmware: properties.firmware.anyOf[0].enum,
  root: properties.root.enum,
  daemon: properties.tftp.properties.daemon.enum,
  version: properties.nfs.properties.version.enum.filter(isText),
};

export const patterns = {
  directory: definitions.directory,
  image: definitions.image,
  interface: properties.server.properties.interface,
  symbol: properties.kernel.properties.symbols.propertyNames,
};

/** `is` a text what a pattern says, and not what another one forbids. */
export function fits(
  text: string,
  { pattern, not }: { readonly pattern: string; readonly not?: { readonly pattern: string } },
): boolean {
  return new RegExp(pattern).test(text) && (not === undefined || !new RegExp(not.pattern).test(text));
}

function keysOf(mapping: object): readonly string[] {
  return Object.keys(mapping);
}
