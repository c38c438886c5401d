import { Option, type Command } from 'commander';

/** Adds the options that say which chain, index and IPFS a command talks to. */
export function withNetworkOptions(command: Command): Command {
  return withOptions(
    command,
    new Option('--rpc-url <url>', "the chain's JSON-RPC, instead of the described one"),
  );
}

/** The same for a command that can ask several nodes and compare them. */
export function withComparedNodes(command: Command): Command {
  const rpcUrls = new Option(
    '--rpc-url <url>',
    "the chain's JSON-RPC, instead of the described one; given again, a further node that must say the same",
  ).argParser((url: string, earlier: string[] | undefined) => [...(earlier ?? []), url]);
  return withOptions(command, rpcUrls);
}

function withOptions(command: Command, rpcUrl: Option): Command {
  return command
    .option(
      '--network <file>',
      'description of the network, as the stack writes it (default: .patto/stack.json)',
    )
    .addOption(rpcUrl)
    .option('--graph-url <url>', "the index's GraphQL, instead of the described one")
    .option('--ipfs-url <url>', 'IPFS (Kubo RPC and gateway), instead of the described one')
    .addOption(new Option('--json', 'print one JSON object on stdout'));
}
