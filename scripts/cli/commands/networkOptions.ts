import { Option, type Command } from 'commander';

/** Adds the options that say which chain, index and IPFS a command talks to. */
export function withNetworkOptions(command: Command): Command {
  return command
    .option(
      '--network <file>',
      'description of the network, as the stack writes it (default: .patto/stack.json)',
    )
    .option('--rpc-url <url>', "the chain's JSON-RPC, instead of the described one")
    .option('--graph-url <url>', "the index's GraphQL, instead of the described one")
    .option('--ipfs-url <url>', 'IPFS (Kubo RPC and gateway), instead of the described one')
    .addOption(new Option('--json', 'print one JSON object on stdout'));
}
