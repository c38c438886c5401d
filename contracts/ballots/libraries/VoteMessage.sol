// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotId} from "../../types/Ids.sol";

/// @title The EIP-712 message of a vote or an endorsement, hashed and its EIP-2098 signature recovered in place
/// @notice One block of memory serves all votes of a batch; only what differs is written again.
/// @dev
/// ```
/// byte 0       32         64             96              128           160      192
///      | type hash | ballotId | commons hash | question hash | choice hash | choices |
/// byte 192    222      224                256           288     320  352  384  416
///      | empty | 0x1901 | domain separator | struct hash | digest | v  | r  | s  |
/// ```
library VoteMessage {
    bytes32 internal constant VOTE_TYPEHASH = keccak256(
        "Vote(uint32 ballotId,string commons,string question,string choice,uint256 choices)"
    );

    bytes32 internal constant ENDORSEMENT_TYPEHASH = keccak256(
        "Endorsement(uint32 ballotId,string commons,string question,string selection,uint256 selected)"
    );

    /// @dev Half the order of secp256k1: a signature with a higher s has a twin with a lower one.
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    uint256 private constant SIZE = 416;
    uint256 private constant BALLOT_ID = 32;
    uint256 private constant COMMONS_HASH = 64;
    uint256 private constant QUESTION_HASH = 96;
    uint256 private constant CHOICE_HASH = 128;
    uint256 private constant CHOICES = 160;
    /// @dev Where what is signed as the struct ends, and a word that ends with the prefix begins.
    uint256 private constant STRUCT_END = 192;
    uint256 private constant SIGNED = 222;
    uint256 private constant SIGNED_SIZE = 66;
    uint256 private constant DOMAIN = 224;
    uint256 private constant STRUCT_HASH = 256;
    uint256 private constant DIGEST = 288;
    uint256 private constant V = 320;
    uint256 private constant R = 352;
    uint256 private constant S = 384;
    uint256 private constant ECRECOVER = 1;
    uint256 private constant ECRECOVER_SIZE = 128;

    /// @notice Allocates the block and writes what all votes of a ballot share.
    /// @dev The first half of `digest`.
    /// @param domainSeparator The box's, by EIP-712.
    /// @param typeHash Of a vote or of an endorsement, whose selection stands where a vote has its choices.
    /// @param ballotId The ballot.
    /// @param commonsHash keccak256 of the commons' name as the sheet has it.
    /// @param questionHash keccak256 of the question as the sheet has it.
    /// @return message Pointer to the block.
    function prepare(
        bytes32 domainSeparator,
        bytes32 typeHash,
        BallotId ballotId,
        bytes32 commonsHash,
        bytes32 questionHash
    ) internal pure returns (uint256 message) {
        bytes memory space = new bytes(SIZE);
        assembly ("memory-safe") {
            message := add(space, 32)
            mstore(message, typeHash)
            mstore(add(message, BALLOT_ID), and(ballotId, 0xffffffff))
            mstore(add(message, COMMONS_HASH), commonsHash)
            mstore(add(message, QUESTION_HASH), questionHash)
            mstore(add(message, STRUCT_END), 0x1901)
            mstore(add(message, DOMAIN), domainSeparator)
        }
    }

    /// @notice The digest that a voter signs.
    /// @dev `prepare` and this are equivalent to:
    /// ```
    /// bytes32 structHash =
    ///     keccak256(abi.encode(typeHash, ballotId, commonsHash, questionHash, choiceHash, choices));
    /// return MessageHashUtils.toTypedDataHash(domainSeparator, structHash);
    /// ```
    /// @param message From `prepare`.
    /// @param choiceHash keccak256 of the choice's text (see ChoiceText).
    /// @param choices The word of the choices.
    /// @return signed The digest by EIP-712.
    function digest(uint256 message, bytes32 choiceHash, uint256 choices) internal pure returns (bytes32 signed) {
        assembly ("memory-safe") {
            mstore(add(message, CHOICE_HASH), choiceHash)
            mstore(add(message, CHOICES), choices)
            mstore(add(message, STRUCT_HASH), keccak256(message, STRUCT_END))
            signed := keccak256(add(message, SIGNED), SIGNED_SIZE)
        }
    }

    /// @notice Who signed, or the zero address where nobody can have.
    /// @dev Equivalent to:
    /// ```
    /// bytes32 r = bytes32(entries[offset:offset + 32]);
    /// bytes32 vs = bytes32(entries[offset + 32:offset + 64]);
    /// (signer, , ) = ECDSA.tryRecover(digest(message, choiceHash, choices), r, vs);
    /// ```
    /// @param message From `prepare`.
    /// @param choiceHash keccak256 of the choice's text (see ChoiceText).
    /// @param choices The word of the choices.
    /// @param entries At `offset` the EIP-2098 signature: r, then s with the parity of y in its highest bit.
    /// @param offset Where the signature begins; the caller has checked the bounds.
    /// @return signer Whose signature it would be.
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
                mstore(add(message, DIGEST), signed)
                mstore(add(message, V), add(27, shr(255, vs)))
                mstore(add(message, R), calldataload(position))
                mstore(add(message, S), s)
                mstore(0, 0)
                // The precompile answers with nothing where the signature is none, which leaves the zero.
                pop(staticcall(gas(), ECRECOVER, add(message, DIGEST), ECRECOVER_SIZE, 0, 32))
                signer := mload(0)
            }
        }
    }
}
