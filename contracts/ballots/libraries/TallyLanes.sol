// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Choices} from "./Choices.sol";

/// @dev Words that hold the lanes of any ballot: 255 options, their voters and five fields of digest, 8 a word.
uint256 constant TALLY_WORDS = 33;

/// @title Counters of a ballot, packed in 32-bit lanes beside the digest of its votes
/// @notice
/// ```
/// word 0   bits 255    224 223    192 191    160 159                          0
///               | lane 2  |  lane 1  |  lane 0  |  digest of the votes (160)  |
/// word k   bits 255    224            63      32 31           0
///               | lane 8k+2 |   ...   | lane 8k-4 | lane 8k-5 |                  k = 1..32
/// ```
/// Lane i counts option i; lane `optionCount` counts the votes where the options' sum does not tell them. So a vote
/// with up to three options writes one slot besides its mark in the bitmap. 64 options and their voters take 9 words,
/// 255 take 33.
/// @dev No lane overflows into the next. Without weights a lane gets at most `maxPerOption` <= 255 from each member,
/// each member counts once and there are at most 2^24 members: 255 * 2^24 < 2^32. With weights `maxPerOption` is 1
/// and the weights of different members at one moment add up to no more than the commons' total, kept below 2^32.
library TallyLanes {
    /// @dev Lane i is the 32-bit field number i + 5, counted from the bottom of word 0.
    uint256 private constant FIRST_FIELD = 5;
    uint256 private constant DIGEST_MASK = type(uint160).max;

    /// @notice Words that hold this many lanes.
    /// @param lanes From 1 to 256.
    /// @return From 1 to TALLY_WORDS.
    function wordsFor(uint256 lanes) internal pure returns (uint256) {
        return (lanes + FIRST_FIELD + 7) >> 3;
    }

    /// @notice Adds an amount to one lane in memory.
    /// @dev Equivalent to:
    /// ```
    /// uint256 field = lane + FIRST_FIELD;
    /// unchecked { sums[field / 8] += amount << (32 * (field % 8)); }
    /// ```
    /// @param sums The words.
    /// @param lane From 0 to 255.
    /// @param amount What it gets; the lane does not overflow (see above).
    function add(uint256[TALLY_WORDS] memory sums, uint256 lane, uint256 amount) internal pure {
        assembly ("memory-safe") {
            let field := add(lane, FIRST_FIELD)
            let word := add(sums, shl(5, shr(3, field)))
            mstore(word, add(mload(word), shl(shl(5, and(field, 7)), amount)))
        }
    }

    /// @notice Adds a vote's choices to the lanes in memory, a flag as `weight` and points as themselves.
    /// @param sums The words.
    /// @param choices The word of the choices, valid in its ballot.
    /// @param optionBits Bits for the points of one option.
    /// @param weight What a flag adds.
    function addChoices(
        uint256[TALLY_WORDS] memory sums,
        uint256 choices,
        uint256 optionBits,
        uint256 weight
    ) internal pure {
        if (optionBits == 1) {
            _addFlags(sums, choices, weight);
            return;
        }
        while (choices != 0) {
            (uint256 option, uint256 points, uint256 rest) = Choices.takeLowest(choices, optionBits);
            add(sums, option, points);
            choices = rest;
        }
    }

    /// @notice Adds sums to the stored words and chains the hash of the packed votes to the digest.
    /// @param stored The ballot's words.
    /// @param sums What is added to them; its lowest 160 bits are empty.
    /// @param words How many of them lanes of the ballot stand in.
    /// @param votesHash keccak256 of the packed votes.
    /// @return voteDigest `uint160(uint256(keccak256(abi.encodePacked(uint160 voteDigest, votesHash))))`
    function store(
        uint256[TALLY_WORDS] storage stored,
        uint256[TALLY_WORDS] memory sums,
        uint256 words,
        bytes32 votesHash
    ) internal returns (uint160 voteDigest) {
        uint256 first = stored[0];
        voteDigest = chain(uint160(first), votesHash);
        unchecked {
            stored[0] = ((first & ~DIGEST_MASK) + sums[0]) | voteDigest;
            for (uint256 i = 1; i < words; ++i) {
                if (sums[i] != 0) stored[i] += sums[i];
            }
        }
    }

    /// @notice The same for one vote, without gathering it in memory first.
    /// @dev Lanes are taken from the lowest up, so that each word is read and written once.
    /// @param stored The ballot's words.
    /// @param choices The word of the choices, valid in its ballot.
    /// @param optionBits Bits for the points of one option.
    /// @param weight What a flag adds.
    /// @param voters Lane that counts the vote, above all options' lanes, or 0 where the options' sum does.
    /// @param votesHash keccak256 of the packed vote.
    function storeOne(
        uint256[TALLY_WORDS] storage stored,
        uint256 choices,
        uint256 optionBits,
        uint256 weight,
        uint256 voters,
        bytes32 votesHash
    ) internal {
        unchecked {
            uint256 place = 0;
            uint256 word = stored[0];
            word = (word & ~DIGEST_MASK) | chain(uint160(word), votesHash);
            if (optionBits == 1) {
                // The three lanes beside the digest are all that many ballots have.
                word += (choices & 1) * (weight << 160);
                word += ((choices >> 1) & 1) * (weight << 192);
                word += ((choices >> 2) & 1) * (weight << 224);
                choices &= ~uint256(7);
            }
            while (choices != 0) {
                (uint256 option, uint256 points, uint256 rest) = Choices.takeLowest(choices, optionBits);
                choices = rest;
                (place, word) = _turnTo(stored, place, word, option + FIRST_FIELD);
                word += (optionBits == 1 ? weight : points) << (((option + FIRST_FIELD) & 7) << 5);
            }
            if (voters != 0) {
                (place, word) = _turnTo(stored, place, word, voters + FIRST_FIELD);
                word += 1 << (((voters + FIRST_FIELD) & 7) << 5);
            }
            stored[place] = word;
        }
    }

    /// @notice The digest that follows.
    /// @dev The block is equivalent to:
    /// ```
    /// hash = keccak256(abi.encodePacked(voteDigest, votesHash));
    /// ```
    /// @param voteDigest The digest so far.
    /// @param votesHash keccak256 of the packed votes of one event.
    /// @return next The digest with these votes.
    function chain(uint160 voteDigest, bytes32 votesHash) internal pure returns (uint160 next) {
        bytes32 hash;
        assembly ("memory-safe") {
            mstore(0, shl(96, voteDigest))
            mstore(20, votesHash)
            hash := keccak256(0, 52)
        }
        return uint160(uint256(hash));
    }

    /// @notice One stored lane.
    /// @param stored The ballot's words.
    /// @param lane From 0 to 255.
    /// @return What it has counted.
    function read(uint256[TALLY_WORDS] storage stored, uint256 lane) internal view returns (uint32) {
        uint256 field = lane + FIRST_FIELD;
        return uint32(stored[field >> 3] >> ((field & 7) << 5));
    }

    /// @notice The first stored lanes.
    /// @param stored The ballot's words.
    /// @param lanes How many, up to 256.
    /// @return counters What each has counted.
    function readAll(
        uint256[TALLY_WORDS] storage stored,
        uint256 lanes
    ) internal view returns (uint256[] memory counters) {
        counters = new uint256[](lanes);
        for (uint256 i = 0; i < lanes; ++i) counters[i] = read(stored, i);
    }

    /// @dev Equivalent to:
    /// ```
    /// for (; flags != 0; flags &= flags - 1) add(sums, Choices.lowestBit(flags), weight);
    /// ```
    function _addFlags(uint256[TALLY_WORDS] memory sums, uint256 flags, uint256 weight) private pure {
        assembly ("memory-safe") {
            for {} flags {} {
                let field := add(sub(255, clz(and(flags, sub(0, flags)))), FIRST_FIELD)
                flags := and(flags, sub(flags, 1))
                let word := add(sums, shl(5, shr(3, field)))
                mstore(word, add(mload(word), shl(shl(5, and(field, 7)), weight)))
            }
        }
    }

    /// @dev The word that a field stands in: the one at hand, or the stored one once that is written back.
    function _turnTo(
        uint256[TALLY_WORDS] storage stored,
        uint256 place,
        uint256 word,
        uint256 field
    ) private returns (uint256, uint256) {
        uint256 wanted = field >> 3;
        if (wanted == place) return (place, word);
        stored[place] = word;
        return (wanted, stored[wanted]);
    }
}
