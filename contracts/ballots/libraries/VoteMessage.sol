// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotId} from "../../types/Ids.sol";

/// @title The EIP-712 message of a vote, hashed and its EIP-2098 signature recovered in place
/// @notice One block of memory serves all votes of a batch; only what differs is written again.
/// @dev
/// ```
/// byte 0       32         64             96              128           160      192
///      | type hash | ballotId | commons hash | question hash | choice hash | choices |
/// byte 192    222      224                256           288     320  352  384  416
///      | empty | 0x1901 | domain separator | struct hash | digest | v  | r  | s  |
/// ```
library VoteMessage {
    bytes32 internal constant TYPEHASH = keccak256(
        "Vote(uint32 ballotId,string commons,string question,string choice,uint256 choices)"
    );

    /// @dev Half the order of secp256k1: a signature with a higher s has a twin with a lower one.
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    /// @notice Allocates the block and writes what all votes of a ballot share.
    function prepare(
        bytes32 domainSeparator,
        BallotId ballotId,
        bytes32 commonsHash,
        bytes32 questionHash
    ) internal pure returns (uint256 message) {
        bytes memory space = new bytes(416);
        bytes32 typeHash = TYPEHASH;
        assembly ("memory-safe") {
            message := add(space, 32)
            mstore(message, typeHash)
            mstore(add(message, 32), and(ballotId, 0xffffffff))
            mstore(add(message, 64), commonsHash)
            mstore(add(message, 96), questionHash)
            mstore(add(message, 192), 0x1901)
            mstore(add(message, 224), domainSeparator)
        }
    }

    /// @notice The digest that a voter signs.
    function digest(uint256 message, bytes32 choiceHash, uint256 choices) internal pure returns (bytes32 signed) {
        assembly ("memory-safe") {
            mstore(add(message, 128), choiceHash)
            mstore(add(message, 160), choices)
            mstore(add(message, 256), keccak256(message, 192))
            signed := keccak256(add(message, 222), 66)
        }
    }

    /// @notice Who signed, or the zero address where nobody can have.
    /// @param entries At `offset` the EIP-2098 signature: r, then s with the parity of y in its highest bit.
    function recover(
        uint256 message,
        bytes32 choiceHash,
        uint256 choices,
        bytes calldata entries,
        uint256 offset
    ) internal view returns (address signer) {
        bytes32 signed = digest(message, choiceHash, choices);
        assembly ("memory-safe") {
            let position := add(entries.offset, offset)
            let vs := calldataload(add(position, 32))
            let s := shr(1, shl(1, vs))
            if iszero(gt(s, HALF_ORDER)) {
                mstore(add(message, 288), signed)
                mstore(add(message, 320), add(27, shr(255, vs)))
                mstore(add(message, 352), calldataload(position))
                mstore(add(message, 384), s)
                mstore(0, 0)
                // The precompile answers with nothing where the signature is none, which leaves the zero.
                pop(staticcall(gas(), 1, add(message, 288), 128, 0, 32))
                signer := mload(0)
            }
        }
    }
}
