import {
  concat,
  decodeEventLog,
  encodeAbiParameters,
  keccak256,
  numberToHex,
  type AbiParameter,
  type Hex,
} from 'viem';
import { membershipAbi } from '../generated/abis.ts';

/** A log of Membership, as far as the digest needs it. */
interface MembershipLog {
  topics: readonly Hex[];
  data: Hex;
}

const low160 = (1n << 160n) - 1n;

type MembershipEvent = Extract<(typeof membershipAbi)[number], { type: 'event' }>['name'];

/** Whether an event says who belongs; the others are passed over by the digest. */
export function chainsMembers(
  event: MembershipEvent,
): event is Exclude<MembershipEvent, 'MembersSkipped' | 'EIP712DomainChanged'> {
  return event !== 'MembersSkipped' && event !== 'EIP712DomainChanged';
}

/** The chain of who belongs goes on: the digest after one event, as IMembership tells. */
export function extendMembersDigest(digest: bigint, { topics, data }: MembershipLog): bigint {
  const [topic, ...others] = topics;
  if (topic === undefined) return digest;
  const { eventName, args } = decodeEventLog({ abi: membershipAbi, topics: [topic, ...others], data });
  if (!chainsMembers(eventName)) return digest;
  const event = membershipAbi.find((item) => item.type === 'event' && item.name === eventName);
  if (event?.type !== 'event') return digest;
  const [, ...inputs]: readonly AbiParameter[] = event.inputs;
  const values = inputs.map(({ name = '' }) => (args as Readonly<Record<string, unknown>>)[name]);
  const link = [numberToHex(digest, { size: 20 }), topic, encodeAbiParameters(inputs, values)];
  return BigInt(keccak256(concat(link))) & low160;
}

/** The digest that Membership stores of a commons after these of its logs. */
export function membersDigestOf(logs: Iterable<MembershipLog>): bigint {
  let digest = 0n;
  for (const log of logs) digest = extendMembersDigest(digest, log);
  return digest;
}
