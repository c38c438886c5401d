// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IBallots} from "../../interfaces/IBallots.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId, MemberIndex} from "../../types/Ids.sol";
import {Member} from "../../types/Member.sol";

/// @title Votes and other entries as packed numbers, big endian: read from calldata, written and published
/// @notice The layout of a vote is told in IBallotBox: member index | choices | in weighted ballots the weight. A
/// buffer is `bytes` in memory with a spare word before its length, so that it can be published in place.
library PackedVotes {
    uint256 private constant INDEX_BYTES = 3;
    uint256 private constant WEIGHT_BYTES = 4;

    /// @dev Where free memory begins is kept here.
    uint256 private constant FREE_MEMORY = 0x40;
    uint256 private constant WORD = 32;
    /// @dev Where the only dynamic argument of an event stands in its data.
    uint256 private constant FIRST_ARGUMENT = 32;
    /// @dev Where its bytes stand, behind their length.
    uint256 private constant PACKED = 64;
    /// @dev Brings an index of 3 bytes to the front of a word.
    uint256 private constant HEAD_SHIFT = 232;

    /// @notice Memory for the votes of a ballot.
    /// @param config The ballot's rules, which tell the size of a vote.
    /// @param votes Most votes that will be appended.
    /// @return buffer Its length is set by `close`.
    /// @return cursor Where the next vote goes.
    function allocateVotes(
        BallotConfig config,
        uint256 votes
    ) internal pure returns (bytes memory buffer, uint256 cursor) {
        uint256 size = INDEX_BYTES + config.choiceBytes() + (config.weighted() ? WEIGHT_BYTES : 0);
        return allocate(votes * size);
    }

    /// @notice Memory for that many bytes, and a word more because numbers are written as whole words.
    /// @dev Equivalent to:
    /// ```
    /// new bytes(WORD);                               // the spare word
    /// buffer = new bytes(capacity + WORD);           // without clearing it
    /// cursor = position of buffer[0];
    /// ```
    /// @param capacity Most bytes that will be appended.
    /// @return buffer Its length is set by `close`.
    /// @return cursor Where the next number goes.
    function allocate(uint256 capacity) internal pure returns (bytes memory buffer, uint256 cursor) {
        assembly ("memory-safe") {
            buffer := add(mload(FREE_MEMORY), WORD)
            mstore(buffer, 0)
            cursor := add(buffer, WORD)
            mstore(FREE_MEMORY, and(add(add(cursor, capacity), 63), not(31)))
        }
    }

    /// @notice Appends one vote.
    /// @param cursor Where it goes.
    /// @param config The ballot's rules.
    /// @param member Who voted.
    /// @param choices The word of the choices.
    /// @param weight What the vote weighs; told in weighted ballots only.
    /// @return next Where the next vote goes.
    function appendVote(
        uint256 cursor,
        BallotConfig config,
        Member member,
        uint256 choices,
        uint256 weight
    ) internal pure returns (uint256 next) {
        next = append(cursor, MemberIndex.unwrap(member.index()), INDEX_BYTES);
        next = append(next, choices, config.choiceBytes());
        if (config.weighted()) next = append(next, weight, WEIGHT_BYTES);
    }

    /// @notice Appends the lowest `width` bytes of a number; the caller keeps to the capacity.
    /// @dev Equivalent to:
    /// ```
    /// for (uint256 i = 0; i < width; ++i) bytes[cursor + i] = bytes1(uint8(value >> (8 * (width - 1 - i))));
    /// return cursor + width;
    /// ```
    /// but that it soils up to 31 bytes behind.
    /// @param cursor Where it goes.
    /// @param value The number.
    /// @param width Its bytes, 1 to 32.
    /// @return next Where the next number goes.
    function append(uint256 cursor, uint256 value, uint256 width) internal pure returns (uint256 next) {
        assembly ("memory-safe") {
            mstore(cursor, shl(sub(256, shl(3, width)), value))
            next := add(cursor, width)
        }
    }

    /// @notice Sets the length of the buffer to what was appended, and clears what lies behind.
    /// @dev Equivalent to:
    /// ```
    /// buffer.length = cursor - position of buffer[0];
    /// bytes[cursor .. cursor + WORD] = 0;
    /// ```
    /// @param buffer From `allocate`.
    /// @param cursor Where the next number would go.
    function close(bytes memory buffer, uint256 cursor) internal pure {
        assembly ("memory-safe") {
            mstore(buffer, sub(cursor, add(buffer, WORD)))
            mstore(cursor, 0)
        }
    }

    /// @notice Publishes the votes in a closed buffer.
    /// @param buffer From `allocateVotes`, closed.
    /// @param ballotId The ballot.
    /// @return votesHash keccak256 of the votes.
    function publishVotes(bytes memory buffer, BallotId ballotId) internal returns (bytes32 votesHash) {
        votesHash = keccak256(buffer);
        publish(buffer, IBallots.VotesCast.selector, ballotId);
    }

    /// @notice Publishes one vote without a buffer, for some 600 gas less.
    /// @param ballotId The ballot.
    /// @param config The ballot's rules.
    /// @param member Who voted.
    /// @param choices The word of the choices.
    /// @param weight What the vote weighs; told in weighted ballots only.
    /// @return voteHash keccak256 of the vote.
    function publishOne(
        BallotId ballotId,
        BallotConfig config,
        Member member,
        uint256 choices,
        uint256 weight
    ) internal returns (bytes32 voteHash) {
        uint256 width = config.choiceBytes();
        if (config.weighted()) {
            // Weighted choices are flags, 28 bytes at most (see ModeRules), so the weight fits behind them.
            choices = (choices << (8 * WEIGHT_BYTES)) | weight;
            width += WEIGHT_BYTES;
        }
        uint256 index = MemberIndex.unwrap(member.index());
        return publishPair(index, choices, width, IBallots.VotesCast.selector, ballotId);
    }

    /// @notice Emits an event with the ballot's number as its index and two numbers as its only data, keeping no memory.
    /// @dev Equivalent to:
    /// ```
    /// (bytes memory buffer, uint256 cursor) = allocate(INDEX_BYTES + width);
    /// close(buffer, append(append(cursor, head, INDEX_BYTES), rest, width));
    /// publish(buffer, signature, ballotId);
    /// return keccak256(buffer);
    /// ```
    /// @param head The first number, 3 bytes.
    /// @param rest The second number.
    /// @param width The second number's bytes, 1 to 32.
    /// @param signature The event's first topic.
    /// @param ballotId The ballot.
    /// @return hash keccak256 of both numbers.
    function publishPair(
        uint256 head,
        uint256 rest,
        uint256 width,
        bytes32 signature,
        BallotId ballotId
    ) internal returns (bytes32 hash) {
        assembly ("memory-safe") {
            let data := mload(FREE_MEMORY)
            let packed := add(data, PACKED)
            mstore(data, FIRST_ARGUMENT)
            // The bytes end within the second of two words; what stays free of it must be clear.
            mstore(add(packed, WORD), 0)
            mstore(packed, shl(HEAD_SHIFT, head))
            mstore(add(packed, INDEX_BYTES), shl(sub(256, shl(3, width)), rest))
            width := add(width, INDEX_BYTES)
            mstore(add(data, WORD), width)
            hash := keccak256(packed, width)
            log2(data, and(add(width, 95), not(31)), signature, and(ballotId, 0xffffffff))
        }
    }

    /// @notice Emits an event with the ballot's number as its index and a closed buffer as its only data.
    /// @dev Equivalent to:
    /// ```
    /// event Published(BallotId indexed ballotId, bytes buffer);    // of that signature
    /// emit Published(ballotId, buffer);
    /// ```
    /// @param buffer From `allocate`, closed.
    /// @param signature The event's first topic.
    /// @param ballotId The ballot.
    function publish(bytes memory buffer, bytes32 signature, BallotId ballotId) internal {
        assembly ("memory-safe") {
            let data := sub(buffer, WORD)
            mstore(data, FIRST_ARGUMENT)
            log2(data, add(64, and(add(mload(buffer), 31), not(31))), signature, and(ballotId, 0xffffffff))
        }
    }

    /// @notice Reads a number; the caller has checked the bounds.
    /// @dev Equivalent to:
    /// ```
    /// for (uint256 i = 0; i < width; ++i) value = (value << 8) | uint8(data[offset + i]);
    /// ```
    /// @param data Packed numbers.
    /// @param offset Where it begins in them.
    /// @param width Its bytes, 1 to 32.
    /// @return value The number.
    function read(bytes calldata data, uint256 offset, uint256 width) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(sub(256, shl(3, width)), calldataload(add(data.offset, offset)))
        }
    }
}
